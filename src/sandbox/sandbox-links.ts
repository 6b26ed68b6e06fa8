import { EICAR_ONLY } from '../outbound/scanner/index.ts';
import { HTTP_SMS_PATH } from '../simulators/sms/http-provider.ts';
import type { StartGroup, StartLink } from '../web/ui/start-page.tsx';
import { agencyAddress, portalAddress, type SandboxPorts, sandboxAddress } from './ports.ts';

const CERTIFICATE = {
  noteKa: 'საჭიროა კლიენტის სერტიფიკატი (mTLS)',
  noteEn: 'Needs a client certificate (mTLS)',
  forPrograms: true,
} as const;

const scannerLink = (scannerAddress: string | undefined): StartLink =>
  scannerAddress === undefined || scannerAddress === EICAR_ONLY
    ? {
        href: EICAR_ONLY,
        labelKa: 'ფაილები მავნე პროგრამებზე არ მოწმდება',
        labelEn: 'Files are not scanned for malware',
        noteKa: 'ჩანაცვლებულია: ცნობს მხოლოდ სატესტო ფაილს EICAR',
        noteEn: 'A stand-in that knows the EICAR test file only; SHIKRIKI_SCANNER_ADDRESS leads to a clamd',
        forPrograms: true,
      }
    : { href: scannerAddress, labelKa: 'ფაილების შემოწმება: clamd', labelEn: 'Malware scan: clamd', forPrograms: true };

/** Every address of a sandbox, for the start page; says aloud where files are not really scanned. */
export const sandboxLinks = (ports: SandboxPorts, scannerAddress?: string): readonly StartGroup[] => {
  const sandbox = sandboxAddress(ports);
  const portal = portalAddress(ports);
  const agency = agencyAddress(ports);
  return [
    {
      titleKa: 'რა მიიღეს მოქალაქეებმა და უწყებებმა',
      titleEn: 'What citizens and agencies received',
      links: [
        {
          href: '/mail',
          labelKa: 'ელფოსტა',
          labelEn: 'E-mail',
          noteKa: `SMTP: 127.0.0.1:${ports.mail}`,
          noteEn: `SMTP: 127.0.0.1:${ports.mail}`,
        },
        {
          href: '/sms',
          labelKa: 'SMS',
          labelEn: 'SMS',
          noteKa: `SMPP 3.4: 127.0.0.1:${ports.sms}; HTTP: ${sandbox}${HTTP_SMS_PATH}`,
          noteEn: `SMPP 3.4: 127.0.0.1:${ports.sms}; HTTP: ${sandbox}${HTTP_SMS_PATH}`,
        },
        {
          href: '/simulators/napr',
          labelKa: 'საჯარო რეესტრის მსგავსი სისტემა (SOAP)',
          labelEn: 'System like that of the Public Registry (SOAP)',
          noteKa: `https://127.0.0.1:${ports.napr}/soap`,
          noteEn: `https://127.0.0.1:${ports.napr}/soap`,
        },
        {
          href: '/simulators/mof',
          labelKa: 'ფინანსთა სამინისტროს მსგავსი სისტემა (REST)',
          labelEn: 'System like that of the Ministry of Finance (REST)',
          noteKa: `https://127.0.0.1:${ports.mof}/v1/envelopes`,
          noteEn: `https://127.0.0.1:${ports.mof}/v1/envelopes`,
        },
        {
          href: '/simulators/mia',
          labelKa: 'შინაგან საქმეთა სამინისტროს მსგავსი სისტემა (SOAP, WS-Security)',
          labelEn: 'System like that of the Ministry of Internal Affairs (SOAP, WS-Security)',
          noteKa: `https://127.0.0.1:${ports.mia}/edoc`,
          noteEn: `https://127.0.0.1:${ports.mia}/edoc`,
        },
        {
          href: '/simulators/postal',
          labelKa: 'სისტემა, რომელიც წერილებს თვითონ ამოიღებს (საფოსტო ყუთი)',
          labelEn: 'System that picks its letters up itself (mailbox)',
          noteKa: 'მას არავინ ურეკავს: თვითონ უკავშირდება შიკრიკს',
          noteEn: 'Nobody calls it: it calls the gateway',
        },
      ],
    },
    {
      titleKa: 'პორტალის API',
      titleEn: 'Portal API',
      links: [
        {
          href: `${portal}/v1`,
          labelKa: 'წერილები, საქმეები, უწყებები',
          labelEn: 'Letters, cases, agencies',
          noteKa: 'საჭიროა ტოკენი',
          noteEn: 'Needs a token',
          forPrograms: true,
        },
        { href: `${portal}/readyz`, labelKa: 'მზად არის თუ არა', labelEn: 'Is it ready?' },
        {
          href: `${sandbox}/token/example-nino`,
          labelKa: 'ტოკენი: ნინო მაგალითაძე',
          labelEn: 'A token: Nino Magalitadze',
        },
        {
          href: `${sandbox}/client-token/example-portal`,
          labelKa: 'ტოკენი: პორტალის სერვერი (ცვლილებები, webhook-ები)',
          labelEn: 'A token: back end of a portal (changes, webhooks)',
        },
        {
          href: `${sandbox}/.well-known/openid-configuration`,
          labelKa: 'ტოკენების გამცემი',
          labelEn: 'Token issuer',
        },
      ],
    },
    {
      titleKa: 'უწყებების API',
      titleEn: 'API for agencies',
      links: [
        {
          href: `${agency}/soap/edoc-soap/1.0?wsdl`,
          labelKa: 'edoc-soap: WSDL',
          labelEn: 'edoc-soap: WSDL',
          ...CERTIFICATE,
        },
        {
          href: `${agency}/edoc-rest/v1/envelopes`,
          labelKa: 'edoc-rest: კონვერტები',
          labelEn: 'edoc-rest: envelopes',
          ...CERTIFICATE,
        },
        {
          href: `${agency}/soap/mailbox/1.0?wsdl`,
          labelKa: 'mailbox: WSDL',
          labelEn: 'mailbox: WSDL',
          ...CERTIFICATE,
        },
      ],
    },
    {
      titleKa: 'უსაფრთხოება',
      titleEn: 'Protection',
      links: [scannerLink(scannerAddress)],
    },
  ];
};
