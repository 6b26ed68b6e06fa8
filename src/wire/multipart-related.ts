/** multipart/related as streams, both ways: what MTOM bodies travel in. */
export { type MultipartLimits, type MultipartPart, readBounded, readMultipartRelated } from './multipart-reader.ts';
export { multipartRelated, type OutgoingMultipart, type OutgoingPart } from './multipart-writer.ts';
