import { answers, entry, type LibraryEntry } from './entry.ts'

const CENSUS = {
  pl: 'Odpowiedzi według klasyfikacji GUS z Narodowego Spisu Powszechnego 2021; wyniki porównasz z Bankiem Danych Lokalnych.',
  en: 'Answers follow the classification of Statistics Poland used in the 2021 census; compare results with the Local Data Bank.',
}

/** Who answers, asked so that results can be set beside tables of Statistics Poland (GUS). */
export const ABOUT_YOU: LibraryEntry[] = [
  entry<'single'>(
    'wiek',
    'about-you',
    { pl: 'Ile masz lat?', en: 'How old are you?' },
    {
      type: 'single',
      shuffled: false,
      options: answers(
        'wiek',
        ['mniej niż 15', 'under 15'],
        ['15–24', '15–24'],
        ['25–34', '25–34'],
        ['35–44', '35–44'],
        ['45–54', '45–54'],
        ['55–64', '55–64'],
        ['65–74', '65–74'],
        ['75 i więcej', '75 or more'],
      ),
    },
    {
      pl: 'Przedziały dziesięcioletnie, które składają się z pięcioletnich grup wieku GUS (15–19, 20–24…), więc pasują do tabel ludności gminy.',
      en: 'Ten-year bands made of the five-year groups of Statistics Poland (15–19, 20–24…), so they fit the population tables of a gmina.',
    },
  ),
  entry<'single'>(
    'plec',
    'about-you',
    { pl: 'Jaka jest Twoja płeć?', en: 'What is your sex?' },
    {
      type: 'single',
      shuffled: false,
      hint: {
        pl: 'Pytamy, żeby sprawdzić, czy słyszymy głos różnych osób.',
        en: 'We ask to see whether we hear from different people.',
      },
      options: answers(
        'plec',
        ['kobieta', 'woman'],
        ['mężczyzna', 'man'],
        ['inaczej to określam', 'I describe it another way', { fixed: true }],
      ),
    },
    {
      pl: 'GUS pyta o dwie odpowiedzi; trzecia i „wolę nie odpowiadać” są po to, żeby nikt nie musiał przerwać ankiety.',
      en: 'Statistics Poland offers two answers; the third and “prefer not to say” keep everybody in the survey.',
    },
  ),
  entry<'single'>(
    'wyksztalcenie',
    'about-you',
    { pl: 'Jakie wykształcenie udało Ci się ukończyć?', en: 'What is the highest education you have completed?' },
    {
      type: 'single',
      shuffled: false,
      hint: { pl: 'Zaznacz najwyższy ukończony poziom.', en: 'Choose the highest completed level.' },
      options: answers(
        'wyksztalcenie',
        ['podstawowe nieukończone lub bez wykształcenia', 'primary not completed or no schooling'],
        ['podstawowe', 'primary'],
        ['gimnazjalne', 'lower secondary'],
        ['zasadnicze zawodowe lub branżowe', 'basic vocational'],
        ['średnie (liceum, technikum)', 'upper secondary'],
        ['policealne', 'post-secondary'],
        ['wyższe (licencjat, inżynier, magister, doktor)', 'higher (bachelor, engineer, master, doctor)'],
      ),
    },
    CENSUS,
  ),
  entry<'place'>(
    'gmina',
    'about-you',
    { pl: 'W której gminie mieszkasz?', en: 'Which gmina do you live in?' },
    { type: 'place', kind: 'gmina' },
    {
      pl: 'Gmina z rejestru TERYT, którym posługuje się GUS.',
      en: 'A gmina of the TERYT register kept by Statistics Poland.',
    },
  ),
  entry<'single'>(
    'miejsce',
    'about-you',
    { pl: 'Gdzie mieszkasz?', en: 'Where do you live?' },
    {
      type: 'single',
      shuffled: false,
      options: answers(
        'miejsce',
        ['na wsi', 'in a village'],
        ['w mieście poniżej 20 tysięcy mieszkańców', 'in a town of under 20,000 people'],
        ['w mieście od 20 do 99 tysięcy mieszkańców', 'in a town of 20,000 to 99,000 people'],
        ['w mieście od 100 do 199 tysięcy mieszkańców', 'in a city of 100,000 to 199,000 people'],
        ['w mieście od 200 do 499 tysięcy mieszkańców', 'in a city of 200,000 to 499,000 people'],
        ['w mieście od 500 tysięcy mieszkańców', 'in a city of 500,000 people or more'],
      ),
    },
    {
      pl: 'Klasy miejscowości z badania budżetów gospodarstw domowych GUS.',
      en: 'Size classes of the Household Budget Survey of Statistics Poland.',
    },
  ),
  entry<'single'>(
    'domownicy',
    'about-you',
    {
      pl: 'Ile osób mieszka w Twoim domu? Policz też siebie.',
      en: 'How many people live in your home? Count yourself, too.',
    },
    {
      type: 'single',
      shuffled: false,
      hint: { pl: 'Chodzi o osoby, które wspólnie się utrzymują.', en: 'We mean people who share living costs.' },
      options: answers(
        'domownicy',
        ['1 osoba', '1 person'],
        ['2 osoby', '2 people'],
        ['3 osoby', '3 people'],
        ['4 osoby', '4 people'],
        ['5 osób', '5 people'],
        ['6 osób lub więcej', '6 people or more'],
      ),
    },
    {
      pl: 'Gospodarstwo domowe w rozumieniu GUS: osoby, które razem mieszkają i wspólnie się utrzymują.',
      en: 'A household as Statistics Poland understands it: people who live together and share living costs.',
    },
  ),
  entry<'single'>(
    'dzieci',
    'about-you',
    { pl: 'Czy mieszka z Tobą ktoś w wieku poniżej 18 lat?', en: 'Does anybody under 18 live with you?' },
    { type: 'single', shuffled: false, options: answers('dzieci', ['tak', 'yes'], ['nie', 'no']) },
    {
      pl: 'Granica 18 lat jak w tabelach rodzin i gospodarstw GUS.',
      en: 'The limit of 18 as in household tables of Statistics Poland.',
    },
  ),
  entry<'single'>(
    'praca',
    'about-you',
    { pl: 'Co najlepiej opisuje Twoją sytuację?', en: 'What describes your situation best?' },
    {
      type: 'single',
      shuffled: false,
      hint: { pl: 'Jeśli pasuje kilka odpowiedzi, wybierz najważniejszą.', en: 'If several fit, choose the main one.' },
      options: answers(
        'praca',
        ['pracuję', 'I work'],
        ['nie mam pracy, ale jej szukam', 'I have no job and look for one'],
        ['uczę się', 'I am in education'],
        ['jestem na emeryturze', 'I am retired'],
        ['nie mogę pracować z powodu zdrowia', 'I cannot work because of my health'],
        ['zajmuję się domem lub bliskimi', 'I look after home or family'],
        ['inna sytuacja', 'another situation', { other: true, fixed: true }],
      ),
    },
    {
      pl: 'Główny status na rynku pracy, tak jak osoba widzi go sama: podział z Badania Aktywności Ekonomicznej Ludności (BAEL).',
      en: 'Main status as people see it themselves: categories of the Polish Labour Force Survey (BAEL).',
    },
  ),
  entry<'single'>(
    'sprawnosc',
    'about-you',
    {
      pl: 'Czy od co najmniej 6 miesięcy masz z powodu zdrowia trudności w tym, co ludzie zwykle robią?',
      en: 'For at least 6 months, has your health limited you in what people usually do?',
    },
    {
      type: 'single',
      shuffled: false,
      hint: {
        pl: 'Chodzi o codzienne czynności, na przykład chodzenie, czytanie albo zakupy.',
        en: 'We mean everyday activities such as walking, reading or shopping.',
      },
      options: answers(
        'sprawnosc',
        ['tak, duże', 'yes, severely'],
        ['tak, ale nie bardzo duże', 'yes, but not severely'],
        ['nie', 'no'],
      ),
    },
    {
      pl: 'Wskaźnik ograniczeń GALI, według którego GUS i Eurostat liczą niepełnosprawność biologiczną; sześć miesięcy jak w spisie 2021.',
      en: 'The GALI indicator by which Statistics Poland and Eurostat count disability; six months as in the 2021 census.',
    },
  ),
]
