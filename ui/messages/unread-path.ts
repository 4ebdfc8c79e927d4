/** Asks for the numbers of unread messages only. */
export const unreadPath = '/api/messages?limit=0';
