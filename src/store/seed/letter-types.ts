/** The letter types that can be submitted. */
export const LETTER_TYPES = [
  {
    code: 'letter',
    nameKa: 'წერილი',
    nameEn: 'General letter',
    explanationKa: 'ნებისმიერი შეკითხვა, თხოვნა ან შეტყობინება საჯარო დაწესებულებისთვის.',
    explanationEn: 'Any question, request or notice to a public body.',
    formSchemaId: 'urn:shikriki:schema:form-letter:1',
  },
  {
    code: 'foi',
    nameKa: 'საჯარო ინფორმაციის მოთხოვნა',
    nameEn: 'Public-information request',
    explanationKa: 'დოკუმენტის ან მონაცემების მოთხოვნა; მიზეზის მითითება საჭირო არ არის.',
    explanationEn: 'A request for documents or figures; no reason has to be given.',
    formSchemaId: 'urn:shikriki:schema:form-foi:1',
  },
  {
    code: 'admin_complaint',
    nameKa: 'ადმინისტრაციული საჩივარი',
    nameEn: 'Administrative complaint',
    explanationKa: 'საჩივარი დაწესებულების გადაწყვეტილებაზე ან მოქმედებაზე.',
    explanationEn: 'A complaint about a decision or an act of a public body.',
    formSchemaId: 'urn:shikriki:schema:form-admin-complaint:1',
  },
] as const;
