/** The e-document systems of the directory as it ships. A system without a dialect is known but not connected. */
export const SYSTEMS = [
  {
    code: 'napr',
    nameKa: 'საჯარო რეესტრის ელექტრონული საქმისწარმოება',
    nameEn: 'Public Registry e-document system',
    dialect: 'edoc-soap',
    maxConcurrency: 8,
    maxMessageBytes: 104_857_600,
  },
  {
    code: 'mof',
    nameKa: 'ფინანსთა სამინისტროს ელექტრონული საქმისწარმოება',
    nameEn: 'Ministry of Finance e-document system',
    dialect: 'edoc-rest',
    maxConcurrency: 8,
    maxMessageBytes: 104_857_600,
  },
  {
    code: 'mia',
    nameKa: 'შინაგან საქმეთა სამინისტროს ელექტრონული საქმისწარმოება',
    nameEn: 'Ministry of Internal Affairs e-document system',
    dialect: 'edoc-soap-wss',
    maxConcurrency: 8,
    maxMessageBytes: 104_857_600,
  },
  {
    code: 'postal',
    nameKa: 'მცირე დაწესებულებების საერთო კანცელარია',
    nameEn: 'Shared chancellery of small bodies',
    dialect: 'mailbox',
    maxConcurrency: 50,
    maxMessageBytes: 104_857_600,
  },
] as const;
