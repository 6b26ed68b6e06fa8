/** The text that explains a ZIP of a case. Pure. */

/** Why a file or an envelope of the case is not in its ZIP. */
export type WhyLeftOut = 'being_checked' | 'infected' | 'not_checkable' | 'erased';

/** What the text says of this ZIP. */
export interface PackageContents {
  readonly trackingNumber: string;
  readonly issuer: string;
  readonly verifyAddress: string;
  /** Paths of the envelopes, each with the certificate that it is checked with and whose that is. */
  readonly seals: readonly {
    readonly path: string;
    readonly certificate?: { readonly path: string; readonly name: string; readonly serialNumber: string };
  }[];
  readonly leftOut: readonly { readonly fileName: string; readonly why: WhyLeftOut }[];
}

const WHY: { readonly [W in WhyLeftOut]: { readonly ka: string; readonly en: string } } = {
  being_checked: { ka: 'ჯერ მოწმდება', en: 'is still being checked' },
  infected: { ka: 'ამოღებულია, აღმოჩნდა ვირუსი', en: 'was removed, malware was found' },
  erased: { ka: 'წაშლილია', en: 'was erased' },
  not_checkable: { ka: 'ამოღებულია, შემოწმება ვერ მოხერხდა', en: 'was removed, it could not be checked' },
};

const NAMESPACE = 'urn:shikriki:envelope:1';

/** The command by which xmlsec1 checks the seal of one envelope with the key of one certificate. */
const checkCommand = (path: string, certificatePath: string): string =>
  `xmlsec1 --verify --id-attr:ID ${NAMESPACE}:Envelope --enabled-key-data key-name --pubkey-cert-pem ${certificatePath} ${path}`;

const leftOutLines = ({ leftOut }: PackageContents, language: 'ka' | 'en'): readonly string[] =>
  leftOut.map(({ fileName, why }) => `  - ${fileName}: ${WHY[why][language]}`);

const georgian = (contents: PackageContents): readonly string[] => [
  `${contents.issuer}: საქმე ${contents.trackingNumber}`,
  '',
  'რა არის ამ არქივში',
  '  timeline.pdf      საქმის მიმოხილვა: რა და როდის მოხდა',
  '  timeline.json     იგივე პროგრამებისთვის',
  '  letters/          წერილები წასაკითხად (PDF)',
  '  files/            დანართები, როგორც გაიგზავნა და მოვიდა',
  '  envelopes/        დალუქული კონვერტები (XML), უცვლელად: ეს არის ორიგინალი',
  '  receipts/         წარდგენისა და რეგისტრაციის დასტურები (XML და PDF)',
  '  certificates/     სერტიფიკატები, რომლებითაც ბეჭდები მოწმდება',
  '  SHA256SUMS        ყველა ფაილის SHA-256',
  ...(contents.leftOut.length === 0 ? [] : ['', 'რა არ არის ამ არქივში', ...leftOutLines(contents, 'ka')]),
  '',
  'როგორ შევამოწმოთ',
  '  1. არც ერთი ფაილი არ შეცვლილა:  sha256sum -c SHA256SUMS',
  '  2. კონვერტის ბეჭედი ნამდვილია (xmlsec1; 1.3 ვერსიიდან დაამატეთ --lax-key-search): ბრძანებები ბოლოშია.',
  '     კონვერტში მითითებული SHA-256 ფარავს დანართებსაც.',
  '  3. სერტიფიკატი უწყებას ან პორტალს ეკუთვნის: შეადარეთ ანაბეჭდი იმას, რასაც ისინი აქვეყნებენ',
  '     (openssl x509 -noout -subject -serial -fingerprint -sha256 -in certificates/...).',
  `  4. PDF პორტალის გაცემულია: ${contents.verifyAddress} – შეიყვანეთ პორტალის ნომერი და კოდი, რომელიც PDF-ზე წერია.`,
  '',
  'პორტალი მხოლოდ აკავშირებს: პასუხის შინაარსსა და ვადაზე პასუხს უწყება აგებს.',
];

const english = (contents: PackageContents): readonly string[] => [
  `${contents.issuer}: case ${contents.trackingNumber}`,
  '',
  'What is in this archive',
  '  timeline.pdf      overview of the case: what happened, and when',
  '  timeline.json     the same for programs',
  '  letters/          the letters for reading (PDF)',
  '  files/            attachments as they were sent and received',
  '  envelopes/        the sealed envelopes (XML), unchanged: these are the originals',
  '  receipts/         confirmations of filing and registration (XML and PDF)',
  '  certificates/     the certificates that seals are checked with',
  '  SHA256SUMS        SHA-256 of every file',
  ...(contents.leftOut.length === 0 ? [] : ['', 'What is not in this archive', ...leftOutLines(contents, 'en')]),
  '',
  'How to check it',
  '  1. No file has changed:  sha256sum -c SHA256SUMS',
  '  2. The seal of an envelope is genuine (xmlsec1; from version 1.3 on add --lax-key-search): see the commands below.',
  '     The SHA-256 digests inside an envelope cover the attachments too.',
  '  3. A certificate belongs to the agency or the portal: compare its fingerprint with the one that they publish',
  '     (openssl x509 -noout -subject -serial -fingerprint -sha256 -in certificates/...).',
  `  4. A PDF comes from the portal: ${contents.verifyAddress} – enter the portal number and the code that stands on the PDF.`,
  '',
  'The portal only connects: the agency answers for the content and the term of the reply.',
];

/** The text, Georgian first. */
export const packageReadme = (contents: PackageContents): string => {
  const certificates = new Map(
    contents.seals.flatMap(({ certificate }) =>
      certificate === undefined
        ? []
        : [[certificate.path, `# ${certificate.path}: ${certificate.name}, ${certificate.serialNumber}`]],
    ),
  );
  const commands = contents.seals.map(({ path, certificate }) =>
    certificate === undefined ? `# ${path}: ?` : checkCommand(path, certificate.path),
  );
  return `${[...georgian(contents), '', '-'.repeat(72), '', ...english(contents), '', '-'.repeat(72), '', ...certificates.values(), '', ...commands].join('\n')}\n`;
};
