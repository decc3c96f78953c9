// What all files of the page share.

export const state = {
  bot: {},           // bot, offers and people as /page/state tells them
  offers: {},
  reactions: [],     // emoji that can be put below a message
  people: [],
  views: [],         // the open chats, the main one first
  unread: new Map(), // person -> messages of the bot that were not on the screen
};
