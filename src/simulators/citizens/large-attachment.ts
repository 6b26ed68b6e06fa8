import { setImmediate } from 'node:timers/promises';

const chunkSizeBytes = 65_536;
// A cross-reference entry of a PDF has ten digits for an offset.
const largestSizeBytes = 9_999_999_999;

/**
 * Streams a readable one-page PDF of exactly `sizeBytes` bytes whose bulk is incompressible filler, in chunks of 64 KiB
 * (the last one may be shorter). The same size and seed give the same bytes; only one chunk is held at a time.
 * Throws RangeError for a size below about 1 KB or above ten digits.
 */
export async function* largeAttachment(sizeBytes: number, seed = 1): AsyncGenerator<Buffer, void, undefined> {
  const { start, end } = pdfFrame(sizeBytes);
  const endsAtBytes = sizeBytes - end.length;
  let state = Math.imul(seed, 0x9e3779b1) >>> 0 || 1;
  for (let offsetBytes = 0; offsetBytes < sizeBytes; offsetBytes += chunkSizeBytes) {
    const words = new Uint32Array(chunkSizeBytes / 4);
    for (let index = 0; index < words.length; index += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      words[index] = state;
    }
    const chunk = Buffer.from(words.buffer, 0, Math.min(chunkSizeBytes, sizeBytes - offsetBytes));
    overlay(chunk, offsetBytes, start, 0);
    overlay(chunk, offsetBytes, end, endsAtBytes);
    yield chunk;
    // Sockets and timers get their turn, as they would while a file comes over a network.
    await setImmediate();
  }
}

/** Copies the part of `piece` (which lies at `pieceAtBytes` of the file) that falls into this chunk. */
function overlay(chunk: Buffer, chunkAtBytes: number, piece: Buffer, pieceAtBytes: number): void {
  const from = Math.max(chunkAtBytes, pieceAtBytes);
  const to = Math.min(chunkAtBytes + chunk.length, pieceAtBytes + piece.length);
  if (from < to) piece.copy(chunk, from - chunkAtBytes, from - pieceAtBytes, to - pieceAtBytes);
}

function pdfFrame(sizeBytes: number): { start: Buffer; end: Buffer } {
  const text = 'BT /F1 24 Tf 72 760 Td (Example attachment) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${String(text.length)} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let start = '%PDF-1.7\n';
  const offsets: number[] = [];
  objects.forEach((body, index) => {
    offsets.push(start.length);
    start += `${String(index + 1)} 0 obj\n${body}\nendobj\n`;
  });
  offsets.push(start.length);
  // Numbers of a fixed width keep the length of the frame independent of the size asked for.
  const fillerOpening = (lengthBytes: number) => `6 0 obj\n<< /Length ${tenDigits(lengthBytes)} >>\nstream\n`;
  const entries = offsets.map((offset) => `${tenDigits(offset)} 00000 n \n`).join('');
  const table = `xref\n0 7\n0000000000 65535 f \n${entries}trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n`;
  const closing = (tableAtBytes: number) => `\nendstream\nendobj\n${table}${tenDigits(tableAtBytes)}\n%%EOF\n`;

  const endLengthBytes = closing(0).length;
  const startLengthBytes = start.length + fillerOpening(0).length;
  const fillerLengthBytes = sizeBytes - startLengthBytes - endLengthBytes;
  if (!Number.isInteger(sizeBytes) || fillerLengthBytes < 0 || sizeBytes > largestSizeBytes) {
    const smallest = String(startLengthBytes + endLengthBytes);
    throw new RangeError(`sizeBytes must be an integer from ${smallest} to ${String(largestSizeBytes)}`);
  }
  const tableAtBytes = sizeBytes - endLengthBytes + '\nendstream\nendobj\n'.length;
  return {
    start: Buffer.from(start + fillerOpening(fillerLengthBytes), 'latin1'),
    end: Buffer.from(closing(tableAtBytes), 'latin1'),
  };
}

function tenDigits(value: number): string {
  return String(value).padStart(10, '0');
}
