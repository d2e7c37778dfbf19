/** What people wrote in the survey of buses, each by somebody of an age who would. */
export const BUS_WORDS: { age: 'young' | 'middle' | 'old'; text: string; other?: string }[] = [
  {
    age: 'old',
    text: 'Żeby autobus podjeżdżał pod sam szpital. Od szosy do wejścia mam 400 metrów i o kulach to jest wyprawa.',
  },
  { age: 'young', text: 'Kurs o 15:10 odjeżdża, zanim skończy się siódma lekcja. Wystarczy przesunąć o kwadrans.' },
  {
    age: 'middle',
    text: 'Pracuję na zmiany w zakładach drzewnych. Na 6:00 nie ma czym dojechać, więc jedziemy czterema autami.',
  },
  { age: 'old', text: 'W niedzielę do cerkwi i na cmentarz nie ma jak się dostać. Choć dwa kursy, rano i w południe.' },
  { age: 'young', text: 'Rozkład w internecie jest zdjęciem kartki. Na telefonie nie da się go przeczytać.' },
  { age: 'middle', text: 'Z wózkiem wsiadam tylko do tego nowszego autobusu, a nigdy nie wiadomo, który przyjedzie.' },
  { age: 'old', text: 'Wiata na osiedlu Millenium przecieka od dwóch lat.' },
  {
    age: 'middle',
    text: 'Dzieci wracają z zajęć w domu kultury po 18 i wtedy autobusów już nie ma. Rodzice z Judzianki wożą wszystkich po kolei.',
  },
  { age: 'young', text: 'Fajnie, że są darmowe, tylko szkoda, że ostatni jest o 18:20. W piątek to trochę wcześnie.' },
  { age: 'old', text: 'Kierowcy bardzo uprzejmi, poczekają, pomogą. Niech to zostanie.' },
  {
    age: 'middle',
    text: 'Autobus i pociąg do Białegostoku mijają się o trzy minuty. Codziennie patrzę, jak odjeżdża.',
  },
  { age: 'old', text: 'Litery na rozkładzie są takie małe, że proszę obcych ludzi, żeby mi przeczytali.' },
  {
    age: 'middle',
    text: 'Pętla ma sens tylko w obie strony. Inaczej do sklepu mam pięć minut, a z powrotem czterdzieści.',
  },
  { age: 'young', text: 'Niech na przystanku będzie kod do zeskanowania z rozkładem na dziś.' },
  { age: 'old', text: 'Autobus na telefon tak, ale żeby dzwoniło się do człowieka, nie do automatu.' },
  { age: 'middle', text: 'Przystanek przy targu jest po drugiej stronie ruchliwej ulicy, bez przejścia.' },
  {
    age: 'young',
    text: 'W szkolnych godzinach autobus jest tak pełny, że zostajemy na przystanku. Zimą o 7 rano to nic przyjemnego.',
  },
  { age: 'old', text: 'Dobrze by było, żeby zapowiadał przystanki. Nie widzę, gdzie jesteśmy.' },
  {
    age: 'middle',
    text: 'Mieszkam na Lipowej i do najbliższego przystanku idę 20 minut. Trzy domy dalej kończy się trasa.',
  },
  { age: 'young', text: 'Brakuje miejsca na rower, a na dworzec najwygodniej byłoby rowerem i dalej pociągiem.' },
  {
    age: 'old',
    text: 'Po badaniach na czczo czekam na autobus do dziesiątej. Jeden kurs o ósmej spod przychodni i wszystko byłoby inaczej.',
  },
  { age: 'middle', text: 'Nie zmieniajcie numerów linii. Mama pamięta „dwójkę” od trzydziestu lat.' },
  { age: 'young', text: 'Może wieczorny kurs po seansie w kinie? Choć w soboty.' },
  { age: 'old', text: 'Proszę o ławkę na przystanku przy aptece. Stać długo nie dam rady.' },
  { age: 'middle', text: 'Jeśli mają być puste duże autobusy, to lepiej małe, a częściej.' },
  { age: 'middle', text: 'Latem turyści pytają mnie, jak dojechać do puszczy. Sama nie wiem, z którego przystanku.' },
  {
    age: 'old',
    text: 'Śnieg z jezdni ląduje na przystanku i trzeba przez zaspę. Niech ktoś o tym pomyśli przed zimą.',
  },
  { age: 'young', text: 'Chciałbym, żeby było widać, gdzie teraz jest autobus. Wtedy nie stałbym na mrozie.' },
  {
    age: 'middle',
    text: 'Do żłobka na 7:30 i do pracy na 8:00 – przy rozkładzie co 50 minut się nie da, co 25 już tak.',
  },
  { age: 'old', text: 'Jeżdżę na działki. Od maja do września jeden kurs więcej i wszyscy będą zadowoleni.' },
  { age: 'middle', text: 'Jeden bilet z gminą wiejską. Granica miasta jest w środku naszej ulicy.' },
  {
    age: 'young',
    text: 'Przy „Zespole” autobus staje przed szkołą i blokuje przejście. Zatoczka po drugiej stronie stoi pusta.',
  },
  { age: 'old', text: 'Dziękuję, że ktoś pyta. Zwykle zmieniają rozkład i dowiaduję się, jak już odjechało.' },
  { age: 'middle', text: 'Prowadzę mały sklep. Jak autobus stawał bliżej, starsze klientki przychodziły same.' },
  { age: 'young', text: 'Kurs na basen w sobotę. Teraz jedzie się tam tylko z rodzicami.' },
  { age: 'old', text: 'Wysoki stopień w starym autobusie. Siostra przez to przestała wychodzić z domu.' },
]

/** For the team alone. */
export const ONLY_US = [
  'Choruję na serce i nie mogę stać dłużej niż kilka minut.',
  'Jeżdżę z synem, który boi się hałasu. Rano nie wsiadamy do pełnego autobusu.',
  'Opiekuję się mamą z demencją i nie zostawię jej na dłużej niż godzinę.',
  'Mam protezę nogi. Najgorsze są schody w starym autobusie.',
  'Wstydzę się poprosić o pomoc z wózkiem.',
  'Nie mówię dobrze po polsku i boję się pomylić przystanek.',
]
