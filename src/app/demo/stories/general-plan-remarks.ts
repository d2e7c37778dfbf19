import { accepted, outside, rejected, type StoryRemark } from '../story.ts'

/** What single people and institutions said of the general plan. */
export const SINGLE_REMARKS: StoryRemark[] = [
  {
    text: 'Na mapie nie mogę znaleźć swojej działki w Małynce, przybliża się tylko do pewnego momentu. Czy można dodać wyszukiwarkę po numerze albo wywiesić duży wydruk w świetlicy?',
    by: 'Grażyna',
    who: ['60-74', 'woman'],
    answer: accepted(
      'Duże wydruki wiszą od tygodnia w 14 świetlicach i w bibliotece, a numer działki można wpisać na mapie w górnym rogu. Dopisaliśmy o tym w ogłoszeniu.',
      'Uzupełnienie ogłoszenia',
    ),
  },
  {
    text: 'Proszę zostawić miejsce na żłobek i ośrodek zdrowia po tej stronie szosy. Całe życie przechodzimy przez krajówkę.',
    by: 'mama z Zabłudowa',
    channel: 'meeting',
    who: ['25-34', 'woman'],
  },
  {
    text: 'W standardach jest 3 km do szkoły. Dla pierwszaka to za daleko, w zimie nie ma chodnika. Wnoszę o 1,5 km w mieście i 3 km na wsi tylko tam, gdzie jest chodnik albo autobus.',
    quotation: 'do szkoły podstawowej nie dalej niż 3 km drogą dojścia',
    by: 'Tata pierwszaka',
    who: ['35-44', 'man'],
  },
  {
    text: 'Zarząd Stowarzyszenia wnosi o wpisanie do planu zadrzewień śródpolnych i alej przy drogach gminnych jako elementów strefy otwartej podlegających ochronie. Lista 46 alej jest w załączniku nr 1.',
    organisation: 'Stowarzyszenie „Polne Aleje” (przykład)',
    channel: 'e-delivery',
  },
  {
    text: 'Strefa SP przy obwodnicy – brawo, wreszcie będzie praca na miejscu. Tylko dajcie pas drzew od strony domów, minimum 20 metrów, bo hałas.',
    by: 'Przedsiębiorca',
    who: ['45-59', 'man'],
    answer: accepted(
      'W strefie SP od strony zabudowy wyznaczamy pas zieleni izolacyjnej o szerokości 25 m.',
      '§ 6 ust. 2 tekstu planu',
    ),
  },
  {
    text: 'Nie rozumiem z tego nic. „Profil funkcjonalny dodatkowy”? Piszcie po ludzku, bo człowiek boi się podpisać.',
    channel: 'paper',
    who: ['75-plus', 'man'],
    answer: accepted(
      'Ma Pan rację. Do tekstu dołączyliśmy streszczenie prostym językiem i słowniczek, a na dyżurze każdą działkę omawiamy osobno.',
      'Nowy dokument: słowniczek pojęć',
    ),
  },
  {
    text: 'Dlaczego w Zwierkach tak mało SJ, a w Kurianach tyle? Kto o tym decyduje? Proszę o pokazanie wyliczeń.',
    by: 'Zwierkowianin',
    who: ['45-59', 'man'],
  },
  {
    text: 'Fotowoltaika na 40 hektarach koło Kamionki to nie jest rolnictwo. Wnoszę o zapis, że w strefie SO i SR nie wolno stawiać farm powyżej 1 MW.',
    by: 'Sołtyska',
    channel: 'protocol',
    who: ['45-59', 'woman'],
  },
  {
    text: 'Jestem za fotowoltaiką. Klasa VI, piach, nic tam nie urośnie, a gmina będzie miała podatki.',
    by: 'Rolnik z Kamionki',
    channel: 'phone',
    who: ['45-59', 'man'],
  },
  {
    text: 'Cmentarz w Zabłudowie się kończy. W planie nie ma gdzie go powiększyć, proszę o strefę SC od strony południowej.',
    channel: 'paper',
    by: 'Parafianin',
  },
  {
    text: 'Proszę o przedłużenie terminu do końca roku, bo wykopki i nikt nie ma czasu czytać 300 stron.',
    who: ['60-74', 'man'],
    answer: rejected(
      'Terminu nie możemy przesunąć tak daleko, bo plan musi być uchwalony w terminie z ustawy. Dodaliśmy za to dwa dyżury wieczorne i dyżur w Kurianach.',
    ),
  },
  {
    text: 'Dziura na drodze do Solnik po deszczu ma pół metra.',
    channel: 'web',
    answer: outside(
      'To sprawa bieżącego utrzymania drogi, a nie planu. Przekazaliśmy ją referatowi dróg tego samego dnia; zgłoszenie ma numer i odpowiedź dostanie Pan/Pani od referatu.',
    ),
  },
  {
    text: 'Wnosimy o wykreślenie terenu zalewowego przy Rudni ze strefy SJ. W 2010 i 2021 r. woda stała tam do kolan, mamy zdjęcia.',
    by: 'trzy rodziny z ul. Mickiewicza',
    place: 'Zabłudów, nad Rudnią',
    who: ['35-44', 'woman'],
  },
  {
    text: 'Pas przy drodze krajowej przez Zabłudów proszę zaznaczyć jako miejsce na chodnik i drogę rowerową. Jak się tego nie zapisze teraz, to nigdy nie powstanie.',
    by: 'rowerem do pracy',
    who: ['25-34', 'other'],
    point: [23.3352, 53.0161],
  },
]
