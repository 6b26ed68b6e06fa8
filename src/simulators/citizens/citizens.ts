/** An invented person as the identity provider describes them; `phone` is E.164, `personalNumber` eleven digits. */
export type ExampleCitizen = {
  readonly subject: string;
  readonly personalNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly language: 'ka' | 'en';
};

/** The three invented writers of all example letters. Their family names mean "example", "specimen" and "sample". */
export const exampleCitizens: readonly ExampleCitizen[] = [
  {
    subject: 'example-nino',
    personalNumber: '00000000001',
    givenName: 'ნინო',
    familyName: 'მაგალითაძე',
    email: 'nino@example.ge',
    phone: '+995599000001',
    address: 'ქ. თბილისი, მაგალითის ქ. № 7, ბინა 12',
    language: 'ka',
  },
  {
    subject: 'example-giorgi',
    personalNumber: '00000000002',
    givenName: 'გიორგი',
    familyName: 'ნიმუშიშვილი',
    email: 'giorgi@example.ge',
    phone: '+995599000002',
    address: 'ქ. თერჯოლა, ნიმუშის ქ. № 3',
    language: 'ka',
  },
  {
    subject: 'example-alex',
    personalNumber: '00000000003',
    givenName: 'Alex',
    familyName: 'Sample',
    email: 'alex@example.ge',
    phone: '+995599000003',
    address: '7 Example Street, apt. 4, Tbilisi',
    language: 'en',
  },
];
