/** Dialect mailbox over SOAP on the wire, for inbound and simulators: the one door to this folder for it. */
export { mailboxSoapAnswer, mailboxSoapStreamed, type StreamedSoapAnswer } from './mailbox-soap-answers.ts';
export { type MailboxSoapAnswer, mailboxSoapCall, readMailboxSoapAnswer } from './mailbox-soap-client.ts';
export { MAILBOX_OPERATIONS, type MailboxOperation, mailboxXsd } from './mailbox-soap-contract.ts';
export { type MailboxSoapRequest, readMailboxSoapRequest } from './mailbox-soap-request.ts';
export { mailboxWsdlFor } from './wsdl.ts';
export type { XmlFields } from './xml-fields.ts';
