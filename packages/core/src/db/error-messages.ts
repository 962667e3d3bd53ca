import type { DatabaseErrorCode } from '../contracts/error-codes.ts';
import type { AppErrorKind } from './app-error.ts';

/**
 * What people read, by code. `null`: the database's own sentence says more (it knows the limit or the status), and
 * is shown as it came.
 */
const databaseMessages: Readonly<Record<DatabaseErrorCode, string | null>> = {
  account_inactive: 'This account was deactivated. Ask an administrator.',
  action_invalid: null,
  append_only: 'History is never changed.',
  assignee_not_staff: 'Choose an active agent.',
  attachment_missing: 'A file did not arrive whole. Remove it and add it again.',
  availability_unknown: 'Choose online, away or offline.',
  body_too_long: 'Shorten this to 20,000 characters.',
  body_too_short: 'Write something first.',
  category_in_use: 'Tickets have this category. Deactivate it instead.',
  category_unknown: 'Choose one of the categories.',
  client_id_missing: 'Something went wrong with this form. Reload the page; your text is kept.',
  client_id_taken: 'This was already sent by somebody else. Reload the page; your text is kept.',
  comment_too_long: 'Shorten this to 2,000 characters.',
  cursor_invalid: 'The list has changed. Begin again at the first page.',
  custom_field_invalid: null,
  custom_field_required: null,
  custom_field_unknown: null,
  custom_fields_invalid: 'Something went wrong with this form. Reload the page; your text is kept.',
  customer_unknown: 'Choose an active customer.',
  deleted_invalid: 'Something went wrong with this change. Reload the page and try again.',
  description_too_long: 'Shorten this to 20,000 characters.',
  description_too_short: 'Write something first.',
  edit_window_over: 'A note can be edited for 15 minutes.',
  email_mismatch: 'Type your e-mail address to confirm.',
  expected_invalid: 'Something went wrong with this change. Reload the page and try again.',
  field_unknown: null,
  file_empty: 'This file is empty.',
  file_name_missing: 'Give the file a name.',
  file_too_large: null,
  file_type_not_allowed: 'Files of this kind cannot be sent.',
  filter_invalid: 'This filter is not understood. Remove it and try again.',
  filter_unknown: 'This filter is not understood. Remove it and try again.',
  invalid_role: 'Choose customer, agent or admin.',
  key_invalid: 'This draft cannot be saved.',
  last_admin: 'Make somebody else an admin first: one active admin must remain.',
  link_with_itself: 'Choose another ticket: this one cannot be linked with itself.',
  member_not_staff: 'Only agents and admins can join a team.',
  merge_other_customer: 'Only tickets of the same customer can be merged.',
  merge_target_closed: 'The ticket to merge into is closed. Choose one that is not.',
  merge_with_itself: 'Choose another ticket to merge into.',
  message_not_found: 'This message is not, or no longer, on this ticket.',
  name_too_long: null,
  name_too_short: 'Enter a name.',
  not_allowed: null,
  not_an_id: 'Choose one from the list.',
  not_merged: 'This ticket was not merged into another one.',
  not_resolved: 'A ticket can be rated once it is resolved.',
  not_snoozable: null,
  note_not_found: 'This note does not exist, or it is not yours to see.',
  operation_not_found: 'There is nothing here that you could take back.',
  patch_empty: 'Change at least one field.',
  patch_invalid: 'Something went wrong with this change. Reload the page and try again.',
  payload_invalid: 'This draft is too large to be saved. Your text stays on this device.',
  policy_invalid: null,
  policy_not_found: 'This service level does not exist any more.',
  priority_unknown: 'Choose low, medium, high or urgent.',
  profile_not_found: 'There is no such person.',
  rating_out_of_range: 'Choose 1 to 5.',
  schedule_in_use:
    'A team or a service level counts by these hours. Give it others first, then delete these.',
  schedule_invalid: null,
  schedule_not_found: 'This schedule does not exist any more.',
  session_ended: 'You were signed out. Sign in to go on; your text is kept.',
  sign_in_required: 'Sign in to do this.',
  since_missing: 'Something went wrong here. Reload the page and try again.',
  snooze_out_of_range: 'Choose a time within the coming year.',
  sort_unknown: 'This order is not understood.',
  status_unknown: 'Choose one of the statuses.',
  subject_too_long: 'Shorten this to 200 characters.',
  subject_too_short: 'Write at least 3 characters.',
  tag_unknown: 'Choose tags that exist.',
  team_in_use: 'This team has tickets. Deactivate it instead.',
  team_not_active: 'Choose an active team.',
  template_not_found: 'This template does not exist, or it is not yours to see.',
  ticket_changed: 'Somebody changed this a moment ago. Look at what it is now and try again.',
  ticket_closed: 'This ticket is closed. Create a new one for the customer.',
  ticket_deleted: 'This ticket was deleted. Restore it first.',
  ticket_in_work: 'Somebody is already working on it. Write a message instead.',
  ticket_merged: 'This ticket was merged into another one. Reply there.',
  ticket_not_found: 'This ticket does not exist, or it is not yours to see.',
  tickets_missing: 'Choose at least one ticket.',
  too_many_attachments: null,
  too_many_requests: 'That was very fast. Wait a moment and try again.',
  too_many_tickets: null,
  too_many_views: null,
  topics_invalid: null,
  transition_not_allowed: null,
  undo_window_over: 'This can be taken back for a minute only.',
  view_unknown: 'This view does not exist.',
};

const otherMessages: Readonly<Record<string, string>> = {
  // Sign-in and accounts.
  anonymous_provider_disabled: 'Enter an e-mail address and a password.',
  bad_oauth_callback: 'Signing in there did not come to an end. Try again.',
  bad_oauth_state: 'Signing in there took too long, or was tried twice. Try again.',
  email_address_invalid: 'This e-mail address cannot be used.',
  email_exists: 'An account with this e-mail address exists already.',
  email_not_confirmed: 'Confirm your e-mail address first: we sent you a link.',
  email_taken: 'An account with this e-mail address exists already.',
  flow_state_expired: 'Signing in there took too long. Try again.',
  invalid_credentials: 'The e-mail address or the password is not right.',
  otp_expired: 'This link is no longer valid. Ask for a new one.',
  over_email_send_rate_limit: 'We just sent you a mail. Wait a minute before you ask for another.',
  over_request_rate_limit: 'Too many attempts. Wait a few minutes and try again.',
  provider_email_needs_verification:
    'Your e-mail address is not confirmed there yet. Confirm it there, then sign in again.',
  reauthentication_needed: 'Sign in again before you change this.',
  same_password: 'Choose a password that differs from the old one.',
  session_expired: 'You were signed out. Sign in to go on; your text is kept.',
  session_missing: 'You were signed out. Sign in to go on; your text is kept.',
  sign_in_cancelled: 'You did not finish signing in there. Try again, or use your password.',
  sign_in_failed: 'Signing in there did not work. Try again, or use your password.',
  signup_disabled: 'New accounts cannot be made here.',
  user_already_exists: 'An account with this e-mail address exists already.',
  user_banned: 'This account was deactivated. Ask an administrator.',
  weak_password: 'Choose a stronger password.',
  // Data.
  already_exists: 'This exists already.',
  in_use: 'This is still in use, or what it refers to is gone.',
  permission_denied: 'Your account may not do this.',
  row_not_found: 'This does not exist, or it is not yours to see.',
  value_not_allowed: 'A value is missing or not allowed.',
  written_since: 'Somebody has written since. Have a look before you send it.',
  // Files.
  http_413: 'This file is too large.',
  http_415: 'Files of this kind cannot be sent.',
  upload_cancelled: 'The upload was cancelled.',
  upload_failed: 'The file could not be sent. Try again.',
  // The app and what it stands on.
  config_invalid: 'This app is not set up yet.',
  contract_mismatch: 'The answer was not understood. Reload the page to get the newest version.',
  network: 'The server cannot be reached. We keep trying.',
  offline: 'You are offline. What you typed is kept on this device.',
  offline_read_only: 'You are offline: this can be changed once you are connected again.',
  timeout: 'That took too long. Try again.',
};

const kindMessages: Readonly<Record<AppErrorKind, string>> = {
  unauthenticated: 'Sign in to do this.',
  forbidden: 'Your account may not do this.',
  not_found: 'This does not exist, or it is not yours to see.',
  conflict: 'This has changed meanwhile. Look at it again.',
  invalid: 'Something here is not right. Check what you entered.',
  rate_limited: 'That was very fast. Wait a moment and try again.',
  offline: 'You are offline. What you typed is kept on this device.',
  unavailable: 'The server cannot be reached. We keep trying.',
  unexpected: 'Something went wrong. Try again.',
};

const messages: Readonly<Record<string, string | null>> = { ...databaseMessages, ...otherMessages };

/**
 * The sentence a person reads for an error.
 *
 * @param sentence what the server said, for codes whose own sentence knows more than the table
 */
export function errorMessage(kind: AppErrorKind, code: string, sentence?: string | null): string {
  const listed = Object.hasOwn(messages, code) ? messages[code] : undefined;
  if (listed) return listed;
  // Codes without a row come from below the product; their words are for engineers.
  return (listed === null ? sentence : undefined) ?? kindMessages[kind];
}
