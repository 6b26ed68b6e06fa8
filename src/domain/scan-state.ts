/** What the malware scan has said of a file so far; the same words as in schemas/json/upload.schema.json. */
export type FileScanState = 'not_scanned' | 'clean' | 'infected' | 'held';

/**
 * Whether a file may be shown, downloaded and attached. The one place that decides it: as long as no scanner is connected, files that
 * were not scanned pass; what was found harmful or is held back never does.
 */
export const mayShow = (scanState: FileScanState): boolean => scanState === 'clean' || scanState === 'not_scanned';
