import type { Calendar } from '../calendar.ts'
import { accepted, later, partly, rejected, type Story } from '../story.ts'

export const cooperation = (calendar: Calendar): Story => ({
  organisation: 'ostroleka',
  unitCode: '1461011',
  title: 'Program współpracy Ostrołęki z organizacjami pozarządowymi',
  summary:
    'Organizacje powiedziały, na co dzielić dotacje w przyszłym roku i jak uprościć sprawozdania. Raport jest ogłoszony.',
  topic: 'social',
  plainLanguage: `Miasto co roku daje pieniądze stowarzyszeniom i fundacjom. Program mówi, na co i ile.

Organizacje napisały uwagi. Odpowiedzieliśmy na wszystkie. Sprawozdanie będzie krótsze.`,
  purpose: 'Uzgodnienie z organizacjami priorytetów, kwot i procedur rocznego programu współpracy.',
  description:
    'Projekt programu przewidywał 2,6 mln zł na 11 zadań. Najwięcej uwag dotyczyło terminu konkursów, wkładu własnego i długości sprawozdań.',
  legalBasis:
    'Art. 5 ust. 5 i art. 5a ustawy z 24 kwietnia 2003 r. o działalności pożytku publicznego i o wolontariacie',
  organ: 'Prezydent Miasta Ostrołęki',
  runningUnit: 'Pełnomocnik do spraw organizacji pozarządowych, pokój 112',
  orderingAct: `Zarządzenie nr 190/${calendar.year(-100)} Prezydenta Miasta Ostrołęki (przykład)`,
  addressees: 'Organizacje pozarządowe i podmioty z art. 3 ust. 3 ustawy, które działają na rzecz mieszkańców miasta.',
  openScope:
    'Zadania i kwoty, terminy konkursów, kryteria oceny, wzór sprawozdania w zakresie, na który pozwala rozporządzenie.',
  closedScope: 'Łączna kwota 2,6 mln zł oraz wzory wynikające z rozporządzenia.',
  contact: { name: 'Dariusz Kurpik, pełnomocnik' },
  days: { drafted: -110, announced: -96, opens: -95, closes: -74, reportDue: -48, decided: -60 },
  stages: [
    { kind: 'announcement', title: 'Ogłoszenie', starts: calendar.workday(-96, '08:00') },
    { kind: 'collecting', title: 'Zbieranie uwag', starts: calendar.at(-95, '00:00'), ends: calendar.end(-74) },
    {
      kind: 'meeting',
      title: 'Śniadanie organizacji',
      starts: calendar.workday(-85, '09:00'),
      ends: calendar.workday(-85, '11:00'),
      place: 'Ostrołęckie Centrum Kultury, foyer',
      accessibility: 'Wejście bez progów, stół na wysokości wózka.',
    },
    { kind: 'report', title: 'Raport', starts: calendar.workday(-52, '12:00') },
  ],
  documents: [
    {
      title: 'Projekt programu współpracy',
      description: 'Jedenaście rozdziałów wymaganych ustawą.',
      days: -96,
      file: {
        kind: 'docx',
        name: 'program-wspolpracy.docx',
        blocks: [
          { kind: 'heading', level: 1, text: 'Rozdział VIII. Wysokość środków' },
          {
            kind: 'table',
            columns: [
              { header: 'Zadanie', rowHeader: true, width: 4 },
              { header: 'Kwota w zł', align: 'right', width: 2 },
            ],
            rows: [
              ['Sport dzieci i młodzieży', '1 150 000'],
              ['Pomoc społeczna', '640 000'],
              ['Kultura', '410 000'],
              ['Ekologia i zwierzęta', '220 000'],
              ['Pozostałe', '180 000'],
            ],
          },
        ],
      },
    },
  ],
  announcedIn: [
    { kind: 'bip', place: 'Biuletyn Informacji Publicznej', days: -96 },
    { kind: 'letter', place: 'wiadomość do 143 organizacji', days: -95 },
  ],
  updates: [
    {
      days: -52,
      title: 'Raport ogłoszony: konkursy już w listopadzie',
      body: 'Najważniejsza zmiana po Waszych uwagach: konkursy ogłaszamy w listopadzie, a umowy podpisujemy przed końcem stycznia.',
    },
  ],
  remarks: [
    {
      text: 'Konkursy rozstrzygane w marcu oznaczają, że od stycznia do marca nie mamy za co otworzyć świetlicy. Wnosimy o ogłoszenie w listopadzie.',
      organisation: 'Stowarzyszenie „Podwórko” (przykład)',
      channel: 'email',
      answer: accepted('Konkursy ogłosimy do 20 listopada, umowy podpiszemy do 31 stycznia.', 'Rozdział V, ust. 2'),
    },
    {
      text: 'Wkład własny 20% wyklucza małe stowarzyszenia. Niech praca wolontariuszy liczy się w całości.',
      organisation: 'Koło Gospodyń Wiejskich przy mieście (przykład)',
      channel: 'meeting',
      answer: accepted(
        'Wkład finansowy nie jest wymagany, a pracę wolontariuszy można wykazać w całości.',
        'Rozdział VI',
      ),
    },
    {
      text: 'Sprawozdanie 14 stron z dotacji 5 tys. zł. Proszę o wersję uproszczoną.',
      organisation: 'Uczniowski Klub Sportowy „Kurpik” (przykład)',
      channel: 'email',
      answer: partly(
        'Wzór sprawozdania określa rozporządzenie i skrócić go nie możemy. Do dotacji poniżej 10 tys. zł nie będziemy jednak żądać kopii faktur ani zdjęć, zostanie jedna tabela.',
        'Rozdział IX, ust. 4',
      ),
    },
    {
      text: 'Sport dostaje prawie połowę, kultura 16%. Prosimy o wyrównanie do 600 tys. zł.',
      organisation: 'Fundacja „Scena nad Narwią” (przykład)',
      channel: 'web',
      answer: partly(
        'Kultura dostanie 480 tys. zł, o 70 tys. więcej; kwotę przesuwamy z rezerwy, nie ze sportu dzieci.',
        'Rozdział VIII',
      ),
    },
    {
      text: 'Brak zadania na sterylizację kotów wolno żyjących. Robimy to za swoje od 9 lat.',
      organisation: 'Opiekunki Kotów Miejskich (przykład)',
      channel: 'web',
      answer: accepted(
        'Dopisujemy zadanie „opieka nad zwierzętami wolno żyjącymi” z kwotą 60 tys. zł.',
        'Rozdział VIII, poz. 4a',
      ),
    },
    {
      text: 'Czy grupy nieformalne mogą startować przez inną organizację? W projekcie cisza.',
      by: 'grupa sąsiedzka',
      who: ['25-34', 'woman'],
      answer: accepted('Tak, przez organizację patronacką. Dodaliśmy o tym osobny punkt.', 'Rozdział IV, ust. 6'),
    },
    {
      text: 'Komisje konkursowe powinny mieć w składzie połowę osób z organizacji, a nie „co najmniej jedną”.',
      organisation: 'Rada Organizacji (przykład)',
      channel: 'e-delivery',
      answer: rejected(
        'Ustawa wymaga, by w komisji byli i przedstawiciele organizacji, i organu, który odpowiada za pieniądze. Przyjmujemy dwie osoby z organizacji w pięcioosobowej komisji; połowa oznaczałaby brak większości i impas.',
      ),
    },
    {
      text: 'Umowy wieloletnie na prowadzenie klubu seniora. Co roku nie wiemy, czy w styczniu otworzymy drzwi.',
      organisation: 'Stowarzyszenie Seniorów „Jesień” (przykład)',
      channel: 'paper',
      answer: later(
        'Umowy trzyletnie sprawdzimy na jednym zadaniu, klubie seniora, w konkursie jesiennym. Potem zdecydujemy o reszcie.',
      ),
    },
  ],
  report: {
    days: -52,
    conclusions: `Konkursy ogłaszamy w listopadzie, umowy podpisujemy do 31 stycznia. Kulturze dodajemy 70 tys. zł z rezerwy, dopisujemy zadanie dotyczące zwierząt wolno żyjących. Program trafi na najbliższą sesję Rady Miasta.`,
    evaluation: `Śniadanie organizacji sprawdziło się lepiej niż pismo: na 143 zaproszone organizacje odpowiedziały 43, rok temu 12. Koszt: 860 zł.`,
  },
  closing: {
    protocols: [
      {
        stage: 'Śniadanie organizacji',
        ledBy: 'Pełnomocniczka do spraw organizacji pozarządowych',
        participants: 43,
        course: 'Przy pięciu stołach rozmawialiśmy o kulturze, sporcie, pomocy, ekologii i umowach trzyletnich.',
      },
    ],
    steps: [
      {
        title: 'Program na sesji Rady Miasta',
        responsible: 'Wydział Spraw Społecznych',
        due: -30,
        done: { day: -32, outcome: 'Rada przyjęła program z 70 tys. zł więcej na kulturę.' },
      },
      { title: 'Ogłoszenie konkursów', responsible: 'Wydział Spraw Społecznych', due: -6 },
    ],
    evaluation: { answers: 18, mood: 4 },
  },
})
