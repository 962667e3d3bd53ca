import {
  DatabaseUnavailableError,
  MissingPartitionError,
  type AccessRequest,
  type Extension,
  type ReadAccess,
} from './authorizer.ts';
import { Channel, type ChannelTransport } from './channel.ts';
import type { BroadcastMessage, Frame } from './codec.ts';
import type { RealtimeContext } from './context.ts';
import { selectReplay } from './database-bridge.ts';
import { describePostgresChanges, parseJoinConfig, type JoinConfig } from './join-config.ts';
import { tokenJoinReason } from './token-messages.ts';
import { isApiKey, type Identity } from './tokens.ts';

/** A connection, as a join sees it. */
export type JoiningConnection = {
  readonly identity: Identity;
  /** False once the socket is gone: a join that was under way must leave nothing behind. */
  readonly isOpen: boolean;
  /** Takes charge of a channel, so that it ends with the socket. */
  adopt(channel: Channel): void;
} & ChannelTransport;

/** Why a join is refused, in the words clients know. */
class JoinRefusal extends Error {
  override readonly name = 'JoinRefusal';
}

const UNAVAILABLE =
  'UnableToConnectToProject: Realtime was unable to connect to the project database';

/** Handles `phx_join`: checks the token and the policies, answers, and sends what follows a join. */
export async function joinChannel(
  context: RealtimeContext,
  connection: JoiningConnection,
  topic: string,
  frame: Frame,
): Promise<void> {
  const joinRef = frame.joinRef ?? frame.ref;
  let channel: Channel | null = null;
  try {
    const config = parseJoinConfig(frame.payload);
    refuseForeseeable(context, topic, config);
    const identity = await identify(context, connection, config);
    if (!(await context.bridge.whenUp(context.limits.joinWaitMs)))
      throw new JoinRefusal(UNAVAILABLE);
    const { headers } = connection;
    const read = await authorize(context, config, { topic, claims: identity.claims, headers });
    // From here to the constructor nothing awaits: a database lost meanwhile must not go unnoticed.
    if (!context.bridge.isUp) throw new JoinRefusal(UNAVAILABLE);
    if (!connection.isOpen) return;
    channel = new Channel(context, connection, { topic, joinRef, config, identity, read });
    connection.adopt(channel);
    const replay = await replayFor(context, topic, config, channel);
    if (channel.isClosed) return;
    channel.open(
      frame.ref,
      { postgres_changes: describePostgresChanges(config.postgresChanges) },
      replay,
    );
    announce(channel, config);
  } catch (error) {
    channel?.abandon();
    const payload = { status: 'error', response: { reason: explain(error, context.log) } };
    connection.send({ joinRef, ref: frame.ref, topic: frame.topic, event: 'phx_reply', payload });
  }
}

function refuseForeseeable(context: RealtimeContext, topic: string, config: JoinConfig): void {
  if (topic === '') throw new JoinRefusal('TopicNameRequired: You must provide a topic name');
  if (context.privateOnly && !config.isPrivate) {
    throw new JoinRefusal('PrivateOnly: This project only allows private channels');
  }
  if (config.replay === 'invalid') {
    throw new JoinRefusal('UnableToReplayMessages: Replay params are not valid');
  }
  if (config.replay !== null && !config.isPrivate) {
    throw new JoinRefusal('UnableToReplayMessages: Replay is not allowed for public channels');
  }
}

async function identify(
  context: RealtimeContext,
  connection: JoiningConnection,
  config: JoinConfig,
): Promise<Identity> {
  const token =
    config.token === null || isApiKey(config.token) ? connection.identity.token : config.token;
  const result = await context.verifyToken(token);
  if (!result.ok) throw new JoinRefusal(tokenJoinReason(result));
  return result.identity;
}

async function authorize(
  context: RealtimeContext,
  config: JoinConfig,
  request: AccessRequest,
): Promise<ReadAccess> {
  if (!config.isPrivate) return { broadcast: null, presence: null };
  const asked: Extension[] = config.presenceEnabled ? ['broadcast', 'presence'] : ['broadcast'];
  const read = await context.authorizer.readAccess(request, asked);
  if (read.broadcast === true || read.presence === true) return read;
  throw new JoinRefusal(
    `Unauthorized: You do not have permissions to read from this Channel topic: ${request.topic}`,
  );
}

async function replayFor(
  context: RealtimeContext,
  topic: string,
  config: JoinConfig,
  channel: Channel,
): Promise<BroadcastMessage[]> {
  if (config.replay === null || config.replay === 'invalid' || !channel.mayReadBroadcast) return [];
  try {
    return await selectReplay(context.pool, topic, config.replay.since, config.replay.limit);
  } catch (error) {
    context.log(`replay failed: ${error instanceof Error ? error.message : String(error)}`);
    throw new JoinRefusal('UnableToReplayMessages: Realtime was unable to replay messages', {
      cause: error,
    });
  }
}

function announce(channel: Channel, config: JoinConfig): void {
  if (config.postgresChanges.length > 0) {
    // The subscription stays open, but nobody should wait for changes that this server never sends.
    const message = 'postgres_changes is not served here: broadcast from the database instead';
    channel.pushSystem('postgres_changes', 'error', message);
  }
  if (config.replicationReady)
    channel.pushSystem('system', 'ok', 'Replication connection established');
}

/** Only reasons written here reach a client; anything unforeseen goes to the log. */
function explain(error: unknown, log: (line: string) => void): string {
  if (error instanceof JoinRefusal) return error.message;
  if (error instanceof DatabaseUnavailableError) return UNAVAILABLE;
  if (error instanceof MissingPartitionError) {
    return 'MissingPartition: Realtime was unable to find the expected messages partition';
  }
  log(`join failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return 'Unknown Error on Channel';
}
