import type { Scenario } from './scenario.ts';

/** Roomlight displays: the devices beside the doors. */
export const displayScenarios: readonly Scenario[] = [
  {
    team: 'Hardware',
    category: 'displays',
    priority: 'medium',
    tags: ['firmware'],
    subjects: [
      'Display at {room} stays dark after the update',
      '{room}: black screen since last night',
      'Display {serial} does not wake up',
    ],
    description:
      'The display at {room} in {office} installed an update last night and has been dark since. The light bar still glows white, so it has power. Unplugging it for a minute did not help. Serial number: {serial}.',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'Thank you for the serial number, that saves us a round.\n\nPlease hold the button on the back for **ten seconds** until the light bar blinks blue, then let go. The display starts from its second system and tells us what went wrong. Does the Roomlight logo appear?',
      },
      {
        by: 'note',
        text: '{serial} reports firmware 4.2.0, the one with the broken backlight driver on boards of the first batch. 4.2.1 is fine. If it boots from slot B it updates by itself.',
      },
      { by: 'customer', text: 'Yes! The logo came up and then a progress bar. It is at 60 % now.' },
      {
        by: 'agent',
        text: 'That is the corrected firmware, 4.2.1. When the bar is done, the display goes back to the booking screen on its own.\n\nThe fault was ours: version 4.2.0 could not switch on the backlight of the first generation. It has been withdrawn, so your other displays will not meet it.',
      },
      {
        by: 'customer',
        text: 'It is back, and the bookings are right. Thank you for the quick help.',
      },
      {
        by: 'agent',
        text: 'Glad to hear it. I am closing this here; just answer if the screen goes dark again.',
      },
    ],
  },
  {
    team: 'Hardware',
    category: 'displays',
    priority: 'low',
    tags: ['how-to'],
    subjects: ['How do we clean the displays?', 'Which cleaner is safe for the display glass?'],
    description:
      'Our cleaning company asks what they may use on the {count} displays in {office}. The glass in {room} already has a dull spot where somebody used a kitchen spray.',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'Good that you ask first. The glass has an anti-glare coating, so please use:\n\n- a soft microfibre cloth, slightly damp with **water**, or\n- wipes with up to 70 % isopropyl alcohol for disinfection.\n\nNot suitable are glass cleaners with ammonia, and anything that scrubs. Is the dull spot in {room} rough to the touch, or only visible?',
      },
      { by: 'customer', text: 'Only visible, from the side. It does not bother anybody really.' },
      {
        by: 'agent',
        text: 'Then the coating is stained but whole. It often fades with a few damp cleanings. You can lock the touch for a minute while cleaning: **Settings → Cleaning mode**, or hold two fingers on the clock.',
      },
    ],
  },
  {
    team: 'Hardware',
    category: 'orders',
    priority: 'high',
    tags: ['warranty', 'replacement'],
    subjects: [
      'Touch is dead in the lower part of {room}',
      'Cannot press "Book now" on display {serial}',
      'Touchscreen of {room} broken',
    ],
    description:
      'On the display at {room} the lower third of the screen no longer reacts. "Book now" and "End meeting" are exactly there, so people walk in without booking. We restarted it and cleaned the glass. Serial: {serial}, bought with order {order}.',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'I am sorry, that sounds like the touch controller. One test to be sure: open **Settings → About** and tap the serial number five times. A grid appears; please draw a line from top to bottom and send me where it breaks off.',
      },
      {
        by: 'customer',
        text: 'The line stops at about two thirds, always at the same height, and nothing below it can be drawn.',
      },
      {
        by: 'note',
        text: 'Classic for a loose flex cable. Under warranty until next spring (order {order}). Advance replacement, no questions.',
      },
      {
        by: 'agent',
        asks: true,
        text: 'That confirms it: a loose cable inside, which you cannot reach. It is covered by your warranty and we send a replacement **first**, so that {room} is never without a display.\n\nMay I ship it to your address in {office}?',
      },
      {
        by: 'customer',
        text: 'Yes please, to reception at {office}. Do we have to set it up again?',
      },
      {
        by: 'agent',
        text: 'No: when you scan the code on its screen and choose *Replace a display*, it takes over name, calendar and design of {room}.\n\nThe parcel leaves today with a return label for the old one. You have 14 days to send it back.',
      },
      {
        by: 'customer',
        text: 'Arrived and running, that took five minutes. The old one is on its way to you.',
      },
      {
        by: 'agent',
        text: 'Wonderful. The return has been booked, so there is nothing left to do for you.',
      },
    ],
  },
  {
    team: 'Support',
    category: 'network',
    priority: 'high',
    tags: ['wifi'],
    subjects: [
      'Displays in {office} go offline every afternoon',
      '{room} loses its connection',
      'Red cloud symbol on {count} displays',
    ],
    description:
      'Since last week {count} displays in {office}, among them {room}, lose the network in the afternoon and show a red cloud. They come back after a while. Laptops in the same rooms have no trouble.',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'A pattern in time of day usually points to the access point changing its channel. Could you open **Settings → Network** on {room} while the cloud is red, and tell me *band*, *channel* and *signal*?',
      },
      {
        by: 'customer',
        text: 'Caught it: 5 GHz, channel 120, signal -61 dBm. Ten minutes earlier it was channel 44.',
      },
      {
        by: 'agent',
        asks: true,
        text: 'Thank you, that is it. Channel 120 belongs to the range that is shared with weather radar. Your access point moves there when it is busy, and the display must listen for a minute before it may send.\n\nPlease ask your network team to limit the network of the displays to channels **36–48**. Could you tell me when that is done?',
      },
      {
        by: 'note',
        text: 'Third case in this building type. Worth an article: "Displays and radar channels".',
      },
      {
        by: 'customer',
        text: "They changed it this morning. So far no dropouts, not even at three o'clock.",
      },
      {
        by: 'agent',
        text: 'Our log agrees: no reconnects since 9:40. I am closing this, and we will add the hint about channels to the installation guide.',
      },
    ],
  },
  {
    team: 'Hardware',
    category: 'installation',
    priority: 'medium',
    tags: ['how-to', 'installation'],
    subjects: [
      'Mounting a display on a glass wall',
      'Glass doors in {office}: which mount?',
      'How to fix displays to glass at {room}',
    ],
    description:
      'Our new floor in {office} has glass walls only. Can the displays be mounted on glass, and where does the cable go? We need {count} of them, the first at {room}.',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'They can: the **glass mount** (article RL-GM2) holds with two adhesive plates, one on each side, so that the outer one hides the tape. The display takes power over Ethernet through a flat 2 mm cable that follows the door frame.\n\nIs the glass at most 14 mm thick, and is it free of film where the mount goes?',
      },
      { by: 'customer', text: '12 mm, no film. How do we get a mount off again when we move out?' },
      {
        by: 'agent',
        text: 'Slide the nylon thread that comes in the box behind the plate, as with dental floss, and clean the rest with alcohol. Nothing stays on the glass.\n\nI attached {count} mounts to a quote under *Orders*; installation takes about 20 minutes a room, plus 24 hours for the tape to set before you hang the display.',
      },
      { by: 'customer', text: 'Ordered. The drawing in the box explains the rest. Thanks!' },
      { by: 'agent', text: 'Enjoy the new floor! We are here if a cable turns out too short.' },
    ],
  },
  {
    team: 'Support',
    category: 'displays',
    priority: 'medium',
    tags: ['bug'],
    subjects: [
      '{room} shows the wrong time zone',
      'Meetings appear one hour late on {serial}',
      'Clock of the display is an hour off',
    ],
    description:
      'Since the change of the clocks, the display at {room} shows all meetings one hour late. The calendar itself is right, and the other displays in {office} are fine.',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'Could it be that {room} was moved from another office? A display keeps the time zone of the **building** it is assigned to. Please look at *Rooms → {room} → Building* in the console.',
      },
      {
        by: 'customer',
        text: 'You are right, it still belongs to the old building. I changed it, but the display has not noticed.',
      },
      {
        by: 'agent',
        text: 'It asks for its building once an hour. *Rooms → {room} → Restart display* makes it ask now.',
      },
      { by: 'customer', text: 'All correct again.' },
      {
        by: 'agent',
        text: 'Perfect. I also suggested to our team that moving a display should warn about the time zone.',
      },
    ],
  },
];
