import type { ExampleLetter } from './example-letter.ts';

/** Requests for public information, each with its form: the period asked about and the form the answer should have. */
export const informationRequestLetters: readonly ExampleLetter[] = [
  {
    key: 'foi-budget-execution',
    letterType: 'foi',
    agencyCode: 'mof',
    citizenSubject: 'example-nino',
    language: 'ka',
    title: '2025 წლის სახელმწიფო ბიუჯეტის შესრულების მონაცემები',
    text: `საქართველოს ფინანსთა სამინისტროს

განცხადება საჯარო ინფორმაციის გაცემის თაობაზე

საქართველოს ზოგადი ადმინისტრაციული კოდექსის 37-ე და მე-40 მუხლების საფუძველზე, გთხოვთ, მომაწოდოთ შემდეგი საჯარო ინფორმაცია 2025 წლის 1 იანვრიდან 31 დეკემბრის ჩათვლით პერიოდზე:

1. სახელმწიფო ბიუჯეტის შემოსულობებისა და გადასახდელების გეგმა (დამტკიცებული და დაზუსტებული) და ფაქტობრივი შესრულება, თვეების მიხედვით, ათას ლარში (ათასი ₾);
2. სარეზერვო ფონდებიდან გამოყოფილი თანხები: განკარგულების ნომერი და თარიღი, მიმღები ორგანიზაცია, თანხა და მიზნობრიობა;
3. სამინისტროს ცენტრალური აპარატის შრომის ანაზღაურების ფონდი, მათ შორის ცალ-ცალკე: თანამდებობრივი სარგო, პრემია და დანამატი. იმ თვეებისთვის, როდესაც ხარჯი გეგმას 10%-ზე მეტად გადასცდა (ფაქტი > გეგმა × 1,1), გთხოვთ, მიუთითოთ მიზეზიც;
4. მივლინებების ხარჯი ქვეყნების მიხედვით და მივლინებაში მყოფ პირთა რაოდენობა.

თუ მოთხოვნილი ინფორმაციის რომელიმე ნაწილი უკვე გამოქვეყნებულია, საკმარისია მიუთითოთ ბმული იმ დოკუმენტზე, რომელშიც კონკრეტული ციფრები მოცემულია. ვებგვერდის მთავარ გვერდზე მითითება, სამწუხაროდ, ვერ დამეხმარება.

გთხოვთ, ინფორმაცია მომაწოდოთ ელექტრონული ფორმით, დამუშავებად ფორმატში (XLSX ან CSV), ელექტრონულ ფოსტაზე: nino@example.ge. თუ მოთხოვნის რომელიმე პუნქტის შესრულებაზე უარს მეტყვით, გთხოვთ, დანარჩენი პუნქტები უპასუხოდ არ დატოვოთ და უარის სამართლებრივი საფუძველი წერილობით განმიმარტოთ.

წინასწარ გიხდით მადლობას.

პატივისცემით,
ნინო მაგალითაძე
ტელ.: +995 599 000 001`,
    attachments: [],
    form: { period: '2025', preferredForm: 'electronic' },
  },
  {
    key: 'foi-procurement-contracts',
    letterType: 'foi',
    agencyCode: 'terjola',
    citizenSubject: 'example-giorgi',
    language: 'ka',
    title: 'შესყიდვის ხელშეკრულებების ასლები (გზების მოასფალტება)',
    text: `თერჯოლის მუნიციპალიტეტის მერს

განმცხადებელი: გიორგი ნიმუშიშვილი, მცხოვრები: ქ. თერჯოლა, ნიმუშის ქ. № 3

განცხადება

გთხოვთ, გადმომცეთ შემდეგი დოკუმენტების ასლები:

ა) 2025 წელს შიდა გზების რეაბილიტაციაზე გაფორმებული ყველა სახელმწიფო შესყიდვის ხელშეკრულება, მათში შეტანილი ცვლილებებითა და დანართებით (ხარჯთაღრიცხვა, სამუშაოთა შესრულების გრაფიკი);
ბ) ამავე ხელშეკრულებებით შესრულებული სამუშაოების მიღება-ჩაბარების აქტები (ფორმა № 2) და ინსპექტირების დასკვნები;
გ) მიმწოდებლებისთვის დარიცხული პირგასამტეხლოს ოდენობა და ინფორმაცია იმის შესახებ, ჩაირიცხა თუ არა იგი ბიუჯეტში;
დ) ნიმუშის ქუჩის მონაკვეთზე (№ 1 – № 15) გაცემული საგარანტიო ვალდებულების ვადა.

განსაკუთრებით მაინტერესებს შპს „მაგალითი გზა & კომპანიასთან“ 2025 წლის ივნისში დადებული ხელშეკრულება, რომლის ღირებულებაც, ჩემთვის ცნობილი მონაცემებით, 148 300 ₾-ს შეადგენდა. სამუშაო სექტემბერში ჩაბარდა, თუმცა საფარი უკვე პირველივე ზამთარში დაზიანდა.

კომერციული საიდუმლოების ან პერსონალური მონაცემების შემცველი ნაწილი, თუკი ასეთი არსებობს, შეგიძლიათ დაფაროთ; გთხოვთ, დოკუმენტის დარჩენილი ნაწილი მაინც გადმომცეთ.

ასლების მომზადების საფასურს წინასწარ გადავიხდი, თუ მის ოდენობასა და ანგარიშის ნომერს შემატყობინებთ. დოკუმენტების დასკანერებული სახით მიღება ჩემთვის სავსებით მისაღებია.

პატივისცემით,
გიორგი ნიმუშიშვილი
giorgi@example.ge, +995 599 000 002`,
    attachments: [],
    form: { period: '2025', preferredForm: 'electronic' },
  },
  {
    key: 'foi-teachers',
    letterType: 'foi',
    agencyCode: 'education',
    citizenSubject: 'example-giorgi',
    language: 'ka',
    title: 'სოფლის სკოლების მასწავლებლებისა და სასკოლო ტრანსპორტის სტატისტიკა',
    text: `საქართველოს განათლების, მეცნიერებისა და ახალგაზრდობის სამინისტროს

გთხოვთ, საქართველოს ზოგადი ადმინისტრაციული კოდექსის მესამე თავის შესაბამისად მომაწოდოთ იმერეთის რეგიონის საჯარო სკოლების შესახებ შემდეგი საჯარო ინფორმაცია, 2024–2025 და 2025–2026 სასწავლო წლების მიხედვით:

1. სკოლების, მოსწავლეებისა და მასწავლებლების რაოდენობა მუნიციპალიტეტების მიხედვით;
2. იმ სკოლების ჩამონათვალი, რომლებშიც მოსწავლეთა რაოდენობა < 50;
3. მათემატიკის, ფიზიკისა და ქიმიის მასწავლებლების ვაკანტური ადგილების რაოდენობა და საშუალო დრო, რომლის განმავლობაშიც ვაკანსია შეუვსებელი რჩება;
4. რამდენი მოსწავლე სარგებლობს სასკოლო ტრანსპორტით და რა თანხა გამოიყო ამ მიზნით თითოეული მუნიციპალიტეტისთვის.

ინფორმაცია მჭირდება მშობელთა საინიციატივო ჯგუფისთვის, რომელიც სოფელ მაგალითში დაწყებითი საფეხურის შენარჩუნებას ითხოვს. ჩვენთვის მნიშვნელოვანია, ციფრები შევადაროთ მეზობელ სოფლებს, ამიტომ, თუ მონაცემები სკოლების ჭრილში გაქვთ დამუშავებული, გთხოვთ, სწორედ ამ სახით მოგვაწოდოთ.

გთხოვთ, პასუხი გამომიგზავნოთ ქაღალდზე, საფოსტო მისამართზე: ქ. თერჯოლა, ნიმუშის ქ. № 3, ვინაიდან ჯგუფის წევრების ნაწილი ინტერნეტით ვერ სარგებლობს. ელექტრონული ასლისთვისაც მადლობელი ვიქნებით.

პატივისცემით,
გიორგი ნიმუშიშვილი`,
    attachments: [],
    form: { period: '2024-2026', preferredForm: 'paper' },
  },
  {
    key: 'foi-air-quality-en',
    letterType: 'foi',
    agencyCode: 'nea',
    citizenSubject: 'example-alex',
    language: 'en',
    title: 'Request for public information: air-quality measurements, 2025',
    text: `To the National Environmental Agency

Dear Sir or Madam,

Under Chapter III of the General Administrative Code of Georgia I request the following public information for the period from 1 January to 31 December 2025:

1. hourly concentrations of PM10, PM2.5, NO2 and O3 for every automatic monitoring station in Tbilisi, with the station code and its coordinates;
2. the number of days on which the 24-hour mean of PM10 was > 50 µg/m³, by station & month;
3. the periods in which a station was out of order for more than 72 hours, and the reason ("maintenance", "power", "other");
4. the cost in ₾ of maintaining the stations, and the number of the contract under which this is done.

I live near Example Street, where a construction site has been working without dust screens since last spring, and two children in our house have asthma. The figures on the public site cover only the last few days, so I cannot tell whether the air has become worse than in the year before.

Please send the files electronically, preferably as CSV, to alex@example.ge. If some of the measurements have not yet been validated, I would rather have them now, marked as preliminary, than wait. If any part of the request is refused, please name the legal ground and answer the rest.

I write in English because my Georgian is not good enough for a formal letter; a reply in Georgian is perfectly fine.

Yours faithfully,
Alex Sample`,
    attachments: [],
    form: { period: '2025', preferredForm: 'electronic' },
  },
];
