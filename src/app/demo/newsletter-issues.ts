import type { Block, Topic } from '../../modules/newsletter/index.ts'

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never

export interface ToldIssue {
  /** When it left, counted from today. */
  days: number
  subject: string
  preheader: string
  plainSummary: string
  topics?: Topic[]
  blocks: WithoutId<Block>[]
  /** Stands at the end. */
  picture?: { alt: string; caption: string }
}

const heading = (text: string) => ({ kind: 'heading', text }) as const
const text = (words: string) => ({ kind: 'text', text: words }) as const
const quote = (words: string, author: string) => ({ kind: 'quote', text: words, author }) as const
const thing =
  (kind: 'practice' | 'consultation' | 'meeting' | 'term' | 'partners') =>
  (title: string, words: string, { when = '', place = '', url = '' } = {}) =>
    ({ kind, title, text: words, when, place, url, source: null }) as const
const practice = thing('practice')
const consultation = thing('consultation')
const meeting = thing('meeting')
const term = thing('term')
const partners = thing('partners')

/** Five issues of the last year. People in them are made up. */
export const ISSUES: ToldIssue[] = [
  {
    days: -305,
    subject: 'Zaczynamy rok: fundusz sołecki i trzy konsultacje',
    preheader: 'Do końca marca rady decydują o funduszu sołeckim.',
    plainSummary:
      'Rady gmin decydują teraz, czy w przyszłym roku będzie fundusz sołecki. To dobry czas, żeby porozmawiać z radnymi.\nW trzech gminach można już pisać uwagi.',
    blocks: [
      text(
        'Dzień dobry w nowym roku. Zbieramy w jednym miejscu to, co mieszkańcy północno-wschodniej Polski mogą zrobić w najbliższych tygodniach.',
      ),
      heading('Terminy'),
      term(
        'Uchwała o funduszu sołeckim',
        'Rada gminy rozstrzyga, czy wyodrębni fundusz na następny rok. Bez tej uchwały zebrania wiejskie nie mają o czym decydować.',
        { when: 'do 31 marca' },
      ),
      heading('Gdzie zabrać głos'),
      consultation(
        'Konsultacje w regionie',
        'Wszystkie trwające konsultacje są na jednej liście, z mapą i terminami.',
        { url: '/konsultacje' },
      ),
      quote('Najwięcej zmieniło się nie po ankiecie, tylko po spacerze z mieszkańcami.', 'Lidia Pogańska, Hajnówka'),
    ],
  },
  {
    days: -244,
    subject: 'Jak dziękować za uwagi, żeby ludzie wracali',
    preheader: 'Dobra praktyka z Augustowa i nowe deklaracje członków.',
    plainSummary:
      'Ludzie wracają, gdy dostają odpowiedź. Pokazujemy, jak robi to Augustów.\nDo Sieci dołączyły nowe osoby i instytucje.',
    topics: ['practices', 'consultations'],
    blocks: [
      heading('Dobra praktyka'),
      practice(
        'Odpowiedź na każdą uwagę w Augustowie',
        'Zespół grupuje podobne uwagi i odpowiada raz, ale każda osoba widzi odpowiedź przy swojej uwadze. Zajmuje to trzy dni zamiast trzech tygodni.',
        { place: 'Augustów', url: '/konsultacje' },
      ),
      text(
        'Co zadziałało:\n\n- jedno zdanie uzasadnienia zamiast numeru paragrafu\n- data, do kiedy będzie odpowiedź, podana od razu\n- list do każdej osoby, która zostawiła adres',
      ),
      heading('Nowi w Sieci'),
      text(
        'Powitajmy nowych członków i członkinie. Wszystkich można znaleźć w [katalogu](/siec/katalog), po miejscu i narzędziu.',
      ),
      partners(
        'Szukamy gminy do spacerów badawczych',
        'Mamy scenariusz i prowadzącą. Potrzebujemy miejsca i dziesięciu osób.',
        { url: '/siec/pomysly' },
      ),
    ],
  },
  {
    days: -176,
    subject: 'Raport o stanie gminy: w debacie mówią mieszkańcy',
    preheader: 'Jak zgłosić się do głosu i czego warto dopilnować.',
    plainSummary:
      'Wójt pokazuje radzie raport o gminie. W debacie nad nim może mówić każda osoba, która zbierze podpisy.\nPodpowiadamy, jak się zgłosić.',
    blocks: [
      heading('Termin, o którym mało kto wie'),
      term(
        'Raport o stanie gminy',
        'Nad raportem odbywa się debata. Głos może zabrać mieszkaniec, który złoży zgłoszenie z podpisami najpóźniej dzień przed sesją (art. 28aa ustawy o samorządzie gminnym).',
        { when: 'do 31 maja raport, potem sesja' },
      ),
      text('Warto przygotować **trzy minuty**, a nie trzydzieści. Jedna sprawa, jedna liczba, jedna prośba.'),
      heading('Spotkanie'),
      meeting(
        'Letnie spotkanie Sieci',
        'Rozmawiamy o tym, jak mówić o budżecie zrozumiale. Można przyjechać z dzieckiem, będzie opieka.',
        { when: 'drugi piątek lipca, godz. 11', place: 'Suwałki' },
      ),
      quote('Przyszłam z jedną kartką. Radni mieli ich czterdzieści, a zapamiętali moją.', 'Urszula Netta, Augustów'),
    ],
  },
  {
    days: -112,
    subject: 'Zebrania wiejskie tuż-tuż: jak się przygotować',
    preheader: 'Wnioski sołectw trzeba oddać do 30 września.',
    plainSummary:
      'We wrześniu sołectwa decydują, na co wydać pieniądze. Sołtys oddaje wniosek do 30 września.\nMamy wzór i listę błędów, przez które wójt odrzuca wnioski.',
    topics: ['village-funds'],
    blocks: [
      heading('Fundusz sołecki'),
      term('Wnioski sołectw', 'Sołtys przekazuje wójtowi wniosek uchwalony przez zebranie wiejskie.', {
        when: 'do 30 września',
      }),
      text(
        'Najczęstsze powody odrzucenia:\n\n1. brak kosztu albo uzasadnienia\n2. zadanie, które nie należy do gminy\n3. suma większa niż środki sołectwa',
      ),
      practice(
        'Głosowanie kartkami w kolorach',
        'W jednym sołectwie każdy pomysł miał swój kolor. Liczenie trwało cztery minuty i nikt nie pytał, czy dobrze.',
        { place: 'gmina Sokółka' },
      ),
      heading('Pomysły członków'),
      text('Na stronie [pomysłów](/siec/pomysly) można poprzeć to, co Sieć ma zrobić razem.'),
    ],
  },
  {
    days: -51,
    subject: 'Park, ścieżka i plan ogólny: jesień konsultacji',
    preheader: 'Trwają konsultacje w całym regionie. Zobacz, gdzie blisko Ciebie.',
    plainSummary:
      'Jesienią można pisać uwagi w wielu gminach naraz. Warto zacząć od swojej.\nPokazujemy też, co zmieniły uwagi z wiosny.',
    topics: ['consultations'],
    blocks: [
      text(
        'Tej jesieni trwa w regionie więcej konsultacji niż kiedykolwiek. **Wybierz swoją gminę na mapie**, a pokażemy to, co jest blisko.',
      ),
      heading('Gdzie zabrać głos'),
      consultation(
        'Park nad Nettą',
        'Co posadzić, gdzie usiąść, którędy iść na przystanek. Można pisać, rysować na planie albo przyjść na spacer.',
        { place: 'Augustów', url: '/konsultacje' },
      ),
      consultation('Wszystkie trwające konsultacje', 'Lista z terminami i mapą.', { url: '/konsultacje' }),
      heading('Co zmieniły uwagi'),
      text(
        'Po wiosennych konsultacjach gmina zostawiła aleję lip i przesunęła plac zabaw. Każda uwaga ma odpowiedź na swojej stronie.',
      ),
      { kind: 'divider' },
      text('Jak to wszystko działa, piszemy na stronie [Jak to działa](/jak-to-dziala).'),
    ],
    picture: {
      alt: 'Schemat parku nad rzeką Nettą: aleja lip, plac zabaw, dawna przystań i skrót do przystanku zaznaczony linią przerywaną.',
      caption: 'Schemat parku po zmianach. Przykład demonstracyjny.',
    },
  },
]

/** What an editor has begun; the rest waits in the basket. */
export const IN_PREPARATION: ToldIssue = {
  days: -2,
  subject: 'Zima w budżetach: ostatnie tygodnie na rozmowę',
  preheader: 'Rady uchwalają budżety przed końcem roku.',
  plainSummary:
    'Przed końcem roku rady uchwalają budżety gmin. To ostatnie tygodnie, żeby porozmawiać z radnymi.\nZobacz też, gdzie można jeszcze napisać uwagi.',
  blocks: [
    text('Dzień dobry! To szósty numer w tym roku, więc obietnicę Sieci mamy prawie spełnioną.'),
    heading('Gdzie zabrać głos'),
  ],
}
