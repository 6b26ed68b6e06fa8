/** Reads which certificate an envelope brings for the key that sealed it. */
export interface EnvelopeCertificates {
  /**
   * The certificate (PEM) in KeyInfo whose public key has this SHA-256; undefined where there is none. It says a name, and proves none:
   * only for envelopes of our own, which the gateway made itself.
   */
  ofKey(envelopeXml: Buffer, spkiSha256: string): string | undefined;
}
