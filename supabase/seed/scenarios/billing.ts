import type { Scenario } from './scenario.ts';

/** Invoices, plans, orders and returns. */
export const billingScenarios: readonly Scenario[] = [
  {
    team: 'Billing',
    category: 'billing',
    priority: 'medium',
    tags: ['invoice'],
    subjects: [
      'Invoice {invoice} has the old address',
      'Wrong address on {invoice}',
      'Please correct invoice {invoice}',
    ],
    description:
      'We moved to {office} in spring, but invoice {invoice} still carries the old address. Our accounting cannot book it like this. Please send a corrected one.',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'Thank you for the hint. The address on invoices is kept apart from the delivery address: *Billing → Details*. I can see that only the delivery address was changed.\n\nIs the address of {office} right for both, and does the VAT number stay the same?',
      },
      { by: 'customer', text: 'Yes for both, same VAT number.' },
      {
        by: 'agent',
        text: 'Invoice {invoice} is cancelled and replaced by {invoice}-B with the new address and the original date; both documents are under *Billing → Invoices*. Nothing changes for a payment that is already on its way.',
      },
      { by: 'customer', text: 'Received and booked. Thank you.' },
      { by: 'agent', text: 'Thank you, and greetings to {office}!' },
    ],
  },
  {
    team: 'Billing',
    category: 'billing',
    priority: 'high',
    tags: ['refund', 'invoice'],
    subjects: [
      'Charged twice for {invoice}',
      'Two debits for the same invoice',
      '{invoice} was debited two times',
    ],
    description:
      'Our card was charged twice for invoice {invoice}, on the first and again on the third of the month. Please return one of the two payments.',
    turns: [
      {
        by: 'note',
        text: 'First charge answered with a timeout at the payment provider, our retry had a new idempotency key. Reported to engineering, eleven customers affected.',
      },
      {
        by: 'agent',
        text: 'You are right, and I apologise. The first payment was confirmed to us so late that our system took it for failed and tried again. I have returned the second one; it will be on your statement within three to five working days.',
      },
      { by: 'customer', text: 'Thanks for the quick reaction. Will this happen again next month?' },
      {
        by: 'agent',
        asks: true,
        text: 'No: since yesterday a repeated attempt is recognised as the same payment by the provider, so it cannot be booked twice. I keep this open until the money is with you. Would you tell me when it has arrived?',
      },
      { by: 'customer', text: 'It came in this morning.' },
      { by: 'agent', text: 'Then everything is in order again. Thank you for letting me know.' },
    ],
  },
  {
    team: 'Billing',
    category: 'billing',
    priority: 'low',
    tags: ['renewal'],
    subjects: [
      'Fewer rooms from next year',
      'Reduce our plan to {count} rooms',
      'We give up a floor: change of plan',
    ],
    description:
      'We give up a floor in {office} and will need Roomlight for {count} rooms only. Our plan renews soon. What do we have to do, and what happens to the displays that remain?',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'You can set the new number under *Billing → Plan*; it takes effect at the renewal. The displays are yours and keep working as clocks and signs without a plan, or you can pass them on: *Rooms → Release display* removes all your data.\n\nShall I prepare the change to {count} rooms, so that you only confirm it?',
      },
      { by: 'customer', text: 'Yes, please prepare it.' },
      {
        by: 'agent',
        text: 'It is waiting for your click under *Billing → Plan*. The price for each room stays the same although you leave the next tier, since you have been with us for more than three years.',
      },
      { by: 'customer', text: 'Confirmed. That is very kind of you.' },
      { by: 'agent', text: 'With pleasure. The new plan starts on the day of renewal.' },
    ],
  },
  {
    team: 'Billing',
    category: 'billing',
    priority: 'medium',
    tags: ['quote', 'vip'],
    subjects: [
      'Quote for {count} more rooms',
      'Offer for a second building',
      'Prices for displays in {office}',
    ],
    description:
      'We are planning a second building and need an offer for {count} displays with glass mounts, including the plan for three years. Can we get the prices of our first order, {order}?',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'Congratulations on the second building! The list price has risen a little since {order}, but from 20 displays on there is a discount that more than makes up for it.\n\nWhen do you need them, and should they arrive with your design already loaded?',
      },
      {
        by: 'note',
        text: 'Account manager agrees to 12 % on hardware if they sign for three years.',
      },
      { by: 'customer', text: 'In about eight weeks, and with our design please.' },
      {
        by: 'agent',
        text: 'The quote is under *Orders*, valid for 30 days: {count} displays at 12 % below list, mounts at the price of {order}, three years of the plan, design loaded at no charge. Delivery takes two weeks from your confirmation.',
      },
      { by: 'customer', text: 'Our purchasing has confirmed. Looking forward to it.' },
      { by: 'agent', text: 'Confirmation received. You will hear from our logistics with a date.' },
    ],
  },
  {
    team: 'Hardware',
    category: 'orders',
    priority: 'medium',
    tags: ['delivery'],
    subjects: [
      'Parts missing in delivery {order}',
      'Wall mounts missing',
      '{order}: only part of it arrived',
    ],
    description:
      'Order {order} arrived today in {office}: {count} displays as ordered, but two of the wall mounts are missing. The delivery note lists all of them.',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'That is annoying with the displays on the table. Mounts travel in a flat carton that is sometimes taped **under the lid** of the large one. Could you have a look there before I send new ones?',
      },
      { by: 'customer', text: 'We looked, there is nothing under the lid.' },
      { by: 'note', text: 'Warehouse weighed the parcel: 1.1 kg short. Packed wrong, ours.' },
      {
        by: 'agent',
        text: 'Thank you for checking. Our warehouse found the mistake: the parcel was too light, the two mounts stayed behind. They leave by express today and arrive tomorrow before noon.',
      },
      { by: 'customer', text: 'They are here, and {room} is mounted.' },
      { by: 'agent', text: 'Great. Sorry again for the detour.' },
    ],
  },
  {
    team: 'Hardware',
    category: 'returns',
    priority: 'medium',
    tags: ['return'],
    subjects: [
      'Return of {count} displays',
      'Ordered too many: {order}',
      'Can we send back part of {order}?',
    ],
    description:
      'We ordered more displays than we have doors. {count} of those from order {order} are still in their boxes. May we return them, and who pays for the transport?',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'Unopened displays can come back within 60 days of delivery, and {order} is well within. Transport is on us when you use our labels. Would you like your money back, or a credit for the next order?',
      },
      { by: 'customer', text: 'Money back, please. Can the parcel be collected?' },
      {
        by: 'agent',
        text: "It can: collection is booked for the day after tomorrow between 9 and 14 o'clock at {office}. The labels are in your mail. The refund follows within a week after the parcel has arrived.",
      },
      { by: 'customer', text: 'Collected this morning.' },
      { by: 'agent', text: 'Arrived in good order, and the refund is on its way. Thank you!' },
    ],
  },
  {
    team: 'Billing',
    category: 'accounts',
    priority: 'medium',
    tags: ['privacy'],
    subjects: [
      'Where is our data stored?',
      'Data processing agreement',
      'Questions from our data protection officer',
    ],
    description:
      'Our data protection officer asks where the bookings of {office} are stored, who can read the titles of meetings, and for how long they are kept. Is there a data processing agreement that we can sign?',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'With pleasure, in short:\n\n| question | answer |\n| --- | --- |\n| where | Frankfurt, with a copy in Stockholm |\n| who | nobody by default; support only after you allow it for a ticket |\n| how long | bookings 13 months, titles 7 days |\n\nThe agreement is under *Security → Documents* and can be signed online. Does the officer need the list of sub-processors as well?',
      },
      { by: 'customer', text: 'Yes, the list too. Can the 13 months be shortened?' },
      {
        by: 'agent',
        text: 'The list is the second document there, with a mail for every change if you subscribe to it. And yes: *Security → Retention* goes down to one month; the yearly report then shows totals only.',
      },
      { by: 'customer', text: 'Signed, and set to six months. Very clear answers, thank you.' },
      { by: 'agent', text: 'Thank you. The countersigned copy is in the same place.' },
    ],
  },
];
