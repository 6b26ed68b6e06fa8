/** How a system that picks its letters up is named in the attempts, where a process of ours stands otherwise. */
export const mailboxWorker = (systemCode: string): string => `mailbox:${systemCode}`;
