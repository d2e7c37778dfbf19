import type { Calendar } from '../calendar.ts'
import { accepted, draftOf, type Story } from '../story.ts'

/** Consultations that only begin, that were cancelled, and drafts nobody but their team sees. */
export const shortStories = (calendar: Calendar): Story[] => [
  marketStreet(calendar),
  cancelledStreet(calendar),
  network(calendar),
  resolution(calendar),
  square(calendar),
]

const marketStreet = (calendar: Calendar): Story => ({
  organisation: 'suprasl',
  unitCode: '2002093',
  title: 'Bulwary i ulica letnia w Supraślu',
  summary:
    'Czy w letnie soboty zamknąć dla aut ulicę przy bulwarach i oddać ją spacerowiczom? Zaczynamy rozmowę za kilka dni.',
  topic: 'transport',
  plainLanguage: `W letnie soboty w Supraślu jest bardzo dużo aut i pieszych.

Pomysł jest taki: w sobotę ulica przy bulwarach jest tylko dla pieszych i rowerów.

Chcemy zapytać mieszkańców, kuracjuszy i właścicieli lokali, co o tym myślą. Pytanie zaczniemy zadawać za kilka dni.`,
  purpose: 'Rozstrzygnięcie, czy i na jakich zasadach wprowadzić ulicę letnią w wybrane soboty od czerwca do sierpnia.',
  description:
    'W lipcu w sobotę przez ulicę przy bulwarach przejeżdża 4 100 aut, z czego 60% szuka miejsca do parkowania. Proponujemy próbę: osiem sobót, od 10:00 do 20:00, z dojazdem dla mieszkańców, dostaw i osób z kartą parkingową.',
  areaWords: 'ulica przy bulwarach, od mostu do Domu Ludowego',
  legalBasis: 'Art. 5a ust. 1 ustawy o samorządzie gminnym',
  organ: 'Burmistrz Supraśla',
  runningUnit: 'Referat Rozwoju i Promocji, pokój 4',
  orderingAct: `Zarządzenie nr 41/${calendar.year(-3)} Burmistrza Supraśla (przykład)`,
  addressees: 'Mieszkańcy, kuracjusze, właściciele lokali i pensjonatów, kierowcy, rowerzyści.',
  openScope: 'Czy robić próbę, w które soboty, w jakich godzinach, jak zorganizować dojazd, co ma się dziać na ulicy.',
  closedScope: 'Dojazd karetek, straży i mieszkańców będzie zawsze.',
  contact: { name: 'Michał Knyszyński, koordynator konsultacji' },
  days: { drafted: -20, announced: -2, opens: 6, closes: 34, reportDue: 62 },
  stages: [
    { kind: 'announcement', title: 'Ogłoszenie', starts: calendar.workday(-2, '08:00') },
    { kind: 'collecting', title: 'Zbieranie uwag', starts: calendar.at(6, '00:00'), ends: calendar.end(34) },
    {
      kind: 'meeting',
      title: 'Kawa z burmistrzem na bulwarach',
      starts: calendar.workday(12, '16:00'),
      ends: calendar.workday(12, '18:00'),
      place: 'bulwary, przy łazienkach',
      accessibility: 'Dojście utwardzone, w deszcz spotykamy się w Domu Ludowym.',
    },
    { kind: 'report', title: 'Raport', starts: calendar.workday(62, '12:00') },
  ],
  documents: [
    {
      title: 'Propozycja próby',
      description: 'Jedna strona: kiedy, gdzie i dla kogo.',
      days: -2,
      file: {
        kind: 'pdf',
        name: 'ulica-letnia.pdf',
        blocks: [
          {
            kind: 'keyValues',
            pairs: [
              { key: 'Kiedy', value: 'osiem sobót, od 10:00 do 20:00' },
              { key: 'Gdzie', value: 'od mostu do Domu Ludowego, 420 metrów' },
              { key: 'Kto wjedzie', value: 'mieszkańcy, dostawy do 11:00, osoby z kartą parkingową, służby' },
            ],
          },
        ],
      },
    },
  ],
  announcedIn: [
    { kind: 'bip', place: 'Biuletyn Informacji Publicznej', days: -2 },
    { kind: 'board', place: 'tablice w mieście i w sanatorium', days: -2 },
  ],
})

const cancelledStreet = (calendar: Calendar): Story => ({
  organisation: 'biala',
  unitCode: '0661011',
  title: 'Przebudowa ulicy Warszawskiej w Białej Podlaskiej',
  summary: 'Te konsultacje unieważniliśmy, bo w ogłoszeniu był błędny rysunek. Powtórzymy je z dobrym.',
  topic: 'transport',
  plainLanguage:
    'W ogłoszeniu był zły rysunek ulicy. Dlatego konsultacje są nieważne. Zrobimy je jeszcze raz. Uwagi, które już do nas przyszły, przeczytamy i dołączymy do nowych.',
  purpose: 'Wybór układu jezdni, chodnika i drogi dla rowerów przed zleceniem projektu.',
  description: 'Ulica ma 1,1 km. Rozważamy węższą jezdnię, szpaler drzew i drogę dla rowerów po obu stronach.',
  legalBasis: 'Art. 5a ust. 1 ustawy o samorządzie gminnym',
  organ: 'Prezydent Miasta Biała Podlaska',
  runningUnit: 'Wydział Dróg, pokój 55',
  orderingAct: `Zarządzenie nr 133/${calendar.year(-30)} Prezydenta Miasta Biała Podlaska (przykład)`,
  addressees: 'Mieszkańcy ulicy i miasta, przedsiębiorcy, kierowcy i rowerzyści.',
  openScope: 'Układ ulicy, miejsca postojowe, drzewa, przejścia.',
  closedScope: 'Zakres i koszt przebudowy kanalizacji deszczowej.',
  contact: { name: 'Sylwia Krzna, koordynatorka konsultacji' },
  days: { drafted: -36, announced: -24, opens: -23, closes: 5, reportDue: 35 },
  stages: [{ kind: 'collecting', title: 'Zbieranie uwag', starts: calendar.at(-23, '00:00'), ends: calendar.end(5) }],
  announcedIn: [{ kind: 'bip', place: 'Biuletyn Informacji Publicznej', days: -24 }],
  updates: [
    {
      days: -15,
      title: 'Rysunek jest błędny, przepraszamy',
      body: 'Na rysunku zamieniono strony ulicy. Dziękujemy osobie, która to zauważyła. Unieważniamy konsultacje i ogłosimy je jeszcze raz.',
    },
  ],
  remarks: [
    {
      text: 'Na rysunku szkoła jest po złej stronie ulicy. Albo ja źle patrzę, albo ktoś odwrócił mapę?',
      by: 'Spostrzegawczy',
      who: ['35-44', 'man'],
    },
    { text: 'Drzewa po obu stronach, bardzo proszę. Latem chodnik parzy.', by: 'Ula', who: ['25-34', 'woman'] },
    {
      text: 'Miejsca postojowe przed piekarnią to dla nas być albo nie być.',
      organisation: 'Piekarnia przy Warszawskiej (przykład)',
      channel: 'paper',
    },
    { text: 'Droga dla rowerów TAK, byle nie malowana na chodniku.', who: ['16-24', 'man'] },
  ],
  cancelled: {
    days: -14,
    reason:
      'Rysunek w ogłoszeniu pokazywał ulicę odwróconą, więc nie wiadomo, czego dotyczyły uwagi. Konsultacje ogłosimy ponownie z dobrym rysunkiem. Cztery uwagi, które już wpłynęły, dołączymy do nowych.',
  },
})

const network = (calendar: Calendar): Story => ({
  organisation: 'soclab',
  unitCode: '2061011',
  title: 'Czym Sieć ma się zająć w przyszłym roku?',
  summary:
    'Układamy plan pracy Sieci: szkolenia, spotkania, opinie o prawie i pomoc gminom. Powiedz, czego potrzebujesz Ty i Twój urząd albo organizacja.',
  topic: 'other',
  plainLanguage:
    'Sieć pomaga urzędom rozmawiać z mieszkańcami. Pytamy, co robić w przyszłym roku. Napisz, czego Ci brakuje.',
  purpose: 'Plan pracy Sieci na przyszły rok, ułożony z praktykami i mieszkańcami.',
  description:
    'Sieć spotyka się co najmniej dwa razy w roku, wydaje newsletter co najmniej sześć razy i prowadzi ten portal. Reszta zależy od tego, czego potrzebujecie.',
  areaWords: 'Podlaskie, Warmia i Mazury, Mazowsze i Lubelskie',
  legalBasis: 'Deklaracja Regionalnej Sieci Praktyków Partycypacji',
  organ: 'Fundacja SocLab, operator Sieci',
  runningUnit: 'Zespół Sieci, Białystok',
  orderingAct: 'Ustalenie ze spotkania Sieci (przykład)',
  addressees: 'Członkinie i członkowie Sieci, urzędnicy, organizacje, sołtyski i sołtysi, mieszkańcy.',
  openScope: 'Tematy szkoleń i spotkań, opinie o prawie, wspólne projekty, kształt portalu.',
  closedScope: 'Zobowiązania z deklaracji: dwa spotkania i sześć numerów newslettera w roku.',
  contact: { name: 'Adam Przędzalny, zespół Sieci' },
  days: { drafted: -16, announced: -9, opens: -9, closes: 19, reportDue: 40, decided: -1 },
  stages: [
    { kind: 'collecting', title: 'Zbieranie pomysłów', starts: calendar.at(-9, '00:00'), ends: calendar.end(19) },
    {
      kind: 'meeting',
      title: 'Spotkanie Sieci (zdalne)',
      starts: calendar.workday(16, '10:00'),
      ends: calendar.workday(16, '12:00'),
      place: 'wideorozmowa, odnośnik przyślemy po zapisie',
      accessibility: 'Napisy na żywo.',
    },
    { kind: 'report', title: 'Plan pracy', starts: calendar.workday(40, '12:00') },
  ],
  announcedIn: [{ kind: 'website', place: 'strona Sieci i newsletter', days: -9 }],
  remarks: [
    {
      text: 'Jesteśmy gminą na 3 tysiące osób i jednym etatem od wszystkiego. Potrzebujemy gotowych wzorów: ogłoszenie, protokół, raport. Szkolenie na Zoomie, nie w Warszawie.',
      by: 'Sekretarz małej gminy',
      who: ['45-59', 'woman'],
      answer: draftOf(accepted('Wzory i szkolenia zdalne wpisujemy jako pierwsze zadanie.')),
    },
    {
      text: 'Kawa w małych gronach, po 5–6 urzędów, raz w miesiącu. Najwięcej nauczyłam się od koleżanki z sąsiedniego powiatu.',
      by: 'Praktyczka',
      who: ['35-44', 'woman'],
    },
    {
      text: 'Jako mieszkaniec: róbcie ranking, które gminy odpowiadają na uwagi, a które chowają je do szuflady.',
      by: 'Zniecierpliwiony',
      who: ['35-44', 'man'],
    },
    {
      text: 'Proponujemy wspólną opinię o zmianach w ustawie planistycznej. Mamy prawniczkę, która napisze projekt.',
      organisation: 'Stowarzyszenie „Wspólna Miedza” (przykład)',
      channel: 'email',
    },
    {
      text: 'Fundusz sołecki! Wszyscy o budżetach w miastach, a u nas na wsi 40 tysięcy i nikt nie wie, jak wniosek napisać.',
      by: 'Sołtyska',
      channel: 'phone',
      who: ['60-74', 'woman'],
    },
    {
      text: 'Prosty język – warsztat z przepisywania prawdziwych ogłoszeń. Przyniosę nasze, będzie z czego się śmiać i płakać.',
      by: 'Rzeczniczka',
      who: ['25-34', 'woman'],
    },
  ],
})

const resolution = (calendar: Calendar): Story => ({
  organisation: 'augustow',
  unitCode: '2001011',
  title: 'Nowa uchwała o konsultacjach społecznych',
  summary:
    'Szkic: zasady, na jakich mieszkańcy mogą sami wystąpić o konsultacje, ile podpisów potrzeba i kiedy urząd odpowiada.',
  topic: 'other',
  plainLanguage: '',
  purpose: 'Zebranie opinii o projekcie uchwały w sprawie zasad i trybu konsultacji.',
  description: 'Do uzupełnienia: warianty progu podpisów (100, 200 albo 300) i termin odpowiedzi urzędu.',
  legalBasis: 'Art. 5a ust. 2 ustawy o samorządzie gminnym',
  organ: 'Burmistrz Miasta Augustowa',
  runningUnit: 'Biuro Rady i Dialogu',
  orderingAct: '',
  addressees: 'Wszyscy mieszkańcy.',
  openScope: 'Próg podpisów, terminy, formy konsultacji.',
  closedScope: '',
  contact: { name: 'Tomasz Olszyński, koordynator konsultacji' },
  days: { drafted: -4, opens: 20, closes: 48, reportDue: 75 },
  stages: [{ kind: 'collecting', title: 'Zbieranie uwag', starts: calendar.at(20, '00:00'), ends: calendar.end(48) }],
})

const square = (calendar: Calendar): Story => ({
  organisation: 'sejny',
  unitCode: '2009011',
  title: 'Skwer przy Białej Synagodze w Sejnach',
  summary: 'Szkic: jak urządzić skwer, żeby był miejscem spotkań po polsku i po litewsku.',
  topic: 'culture',
  plainLanguage: '',
  purpose: 'Wytyczne dla projektu skweru.',
  description: '',
  legalBasis: 'Art. 5a ust. 1 ustawy o samorządzie gminnym',
  organ: 'Burmistrz Miasta Sejny',
  runningUnit: 'Referat Inwestycji',
  orderingAct: '',
  addressees: '',
  openScope: '',
  closedScope: '',
  contact: { name: 'Renata Marycha' },
  days: { drafted: -1, opens: 30, closes: 58, reportDue: 90 },
  stages: [{ kind: 'collecting', title: 'Zbieranie uwag', starts: calendar.at(30, '00:00'), ends: calendar.end(58) }],
})
