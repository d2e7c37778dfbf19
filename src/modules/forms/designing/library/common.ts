import { answers, entry, type LibraryEntry, OTHER } from './entry.ts'

const PRACTICE = {
  pl: 'Skala z tyloma dobrymi odpowiedziami co złymi i ze środkiem: tak radzą podręczniki badań ankietowych.',
  en: 'As many good answers as bad ones and a middle: what survey textbooks advise.',
}

/** What consultations ask again and again. */
export const COMMON: LibraryEntry[] = [
  entry<'single'>(
    'zadowolenie',
    'opinion',
    { pl: 'Jak oceniasz [wpisz jedną rzecz]?', en: 'How do you rate [name one thing]?' },
    {
      type: 'single',
      shuffled: false,
      skips: ['unknown'],
      hint: { pl: 'Pomyśl o ostatnich 12 miesiącach.', en: 'Think of the last 12 months.' },
      options: answers(
        'zadowolenie',
        ['bardzo dobrze', 'very good'],
        ['dobrze', 'good'],
        ['ani dobrze, ani źle', 'neither good nor bad'],
        ['źle', 'bad'],
        ['bardzo źle', 'very bad'],
      ),
    },
    PRACTICE,
  ),
  entry<'single'>(
    'poparcie',
    'opinion',
    {
      pl: 'Co sądzisz o tym pomyśle: [opisz go jednym zdaniem]?',
      en: 'What do you think of this idea: [one sentence]?',
    },
    {
      type: 'single',
      shuffled: false,
      skips: ['unknown'],
      options: answers(
        'poparcie',
        ['zdecydowanie popieram', 'strongly support'],
        ['raczej popieram', 'rather support'],
        ['ani popieram, ani jestem przeciw', 'neither support nor oppose'],
        ['raczej jestem przeciw', 'rather oppose'],
        ['zdecydowanie jestem przeciw', 'strongly oppose'],
      ),
    },
    PRACTICE,
  ),
  entry<'ranking'>(
    'najwazniejsze',
    'opinion',
    {
      pl: 'Co jest dla Ciebie najważniejsze? Ułóż trzy rzeczy od najważniejszej.',
      en: 'What matters most to you? Put three things in order.',
    },
    {
      type: 'ranking',
      shuffled: true,
      places: 3,
      options: answers(
        'najwazniejsze',
        ['zieleń', 'greenery'],
        ['bezpieczna droga pieszo', 'a safe walk'],
        ['miejsca do siedzenia', 'places to sit'],
        ['oświetlenie', 'lighting'],
        ['czystość', 'cleanliness'],
      ),
    },
    {
      pl: 'Trzy miejsca wystarczą: dalsze układa się przypadkowo. Kolejność jest mieszana, bo pierwsze na liście wygrywa częściej.',
      en: 'Three places are enough: later ones are chosen at random. The order is shuffled, because what stands first wins more often.',
    },
  ),
  entry<'single'>(
    'czestosc',
    'habits',
    { pl: 'Jak często [wpisz jedną czynność]?', en: 'How often do you [name one activity]?' },
    {
      type: 'single',
      shuffled: false,
      options: answers(
        'czestosc',
        ['codziennie lub prawie codziennie', 'every day or nearly'],
        ['1–4 razy w tygodniu', '1–4 times a week'],
        ['1–3 razy w miesiącu', '1–3 times a month'],
        ['kilka razy w roku', 'a few times a year'],
        ['raz w roku albo nigdy', 'once a year or never'],
      ),
    },
    {
      pl: 'Liczby zamiast słów „często” i „rzadko”, które każdy rozumie inaczej.',
      en: 'Numbers instead of “often” and “rarely”, which people understand differently.',
    },
  ),
  entry<'multiple'>(
    'dojazd',
    'habits',
    { pl: 'Jak się poruszasz w zwykły dzień?', en: 'How do you get around on a usual day?' },
    {
      type: 'multiple',
      shuffled: false,
      min: null,
      max: null,
      hint: { pl: 'Zaznacz wszystko, co pasuje.', en: 'Choose all that apply.' },
      options: answers(
        'dojazd',
        ['pieszo', 'on foot'],
        ['rowerem', 'by bicycle'],
        ['hulajnogą', 'by scooter'],
        ['autobusem', 'by bus'],
        ['pociągiem', 'by train'],
        ['samochodem, prowadzę', 'by car, driving'],
        ['samochodem, ktoś mnie wozi', 'by car, as a passenger'],
        ['motocyklem lub skuterem', 'by motorcycle or scooter'],
        OTHER,
        ['nigdzie nie wychodzę', 'I do not go out', { alone: true, fixed: true }],
      ),
    },
    {
      pl: 'Środki transportu jak w badaniach ruchu GUS i miast; kierowca i pasażer osobno.',
      en: 'Means of transport as in mobility surveys of Statistics Poland and of cities; drivers and passengers apart.',
    },
  ),
  entry<'multiple'>(
    'kanal',
    'contact',
    { pl: 'Skąd wiesz o tych konsultacjach?', en: 'How did you learn about this consultation?' },
    {
      type: 'multiple',
      shuffled: false,
      min: null,
      max: null,
      hint: { pl: 'Zaznacz wszystko, co pasuje.', en: 'Choose all that apply.' },
      options: answers(
        'kanal',
        ['ze strony internetowej gminy', 'from the website of the gmina'],
        ['z mediów społecznościowych', 'from social media'],
        ['z plakatu lub ulotki', 'from a poster or leaflet'],
        ['od sołtysa lub radnego', 'from the village head or a councillor'],
        ['od rodziny lub znajomych', 'from family or friends'],
        ['z lokalnej gazety, radia lub telewizji', 'from local press, radio or television'],
        ['ze szkoły lub przedszkola', 'from a school or kindergarten'],
        ['z kościoła', 'from church'],
        OTHER,
        ['nie pamiętam', 'I do not remember', { alone: true, fixed: true }],
      ),
    },
    {
      pl: 'Pytanie wielu gmin z północno-wschodniej Polski: mówi, czym następnym razem zapraszać.',
      en: 'Asked by many gminas: it tells how to invite people next time.',
    },
  ),
  entry<'consent'>(
    'zgoda',
    'contact',
    { pl: 'Zgoda na kontakt w sprawie tych konsultacji', en: 'Consent to be contacted about this consultation' },
    {
      type: 'consent',
      visibility: 'private',
      version: 1,
      text: {
        pl: 'Możecie napisać do mnie w sprawie tych konsultacji. Wiem, że zgodę wycofam w każdej chwili.',
        en: 'You may write to me about this consultation. I know I can withdraw this consent at any time.',
      },
    },
    {
      pl: 'Zgoda z art. 7 RODO: osobna od odpowiedzi, dobrowolna, na jeden cel. Kto wycofuje zgodę, dzwoni lub pisze do Was.',
      en: 'Consent under Article 7 GDPR: apart from the answers, free, for one purpose.',
    },
  ),
  entry<'long-text'>(
    'na-koniec',
    'ending',
    { pl: 'Co jeszcze chcesz nam powiedzieć?', en: 'What else would you like to tell us?' },
    {
      type: 'long-text',
      maxLength: 2000,
      hint: {
        pl: 'Nie podawaj imion ani adresów innych osób.',
        en: 'Please give no names or addresses of other people.',
      },
    },
    {
      pl: 'Jedno otwarte pytanie na końcu zbiera to, o co nikt nie zapytał.',
      en: 'One open question at the end gathers what nobody asked about.',
    },
  ),
]
