// Letters for tests and benchmarks, written by us: campaigns people copy, and letters of people's own. Every random
// choice comes from a seeded generator, so a failing case can be repeated.

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export type Random = () => number

export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Campaign texts with `#` where every sender writes a number of their own. */
export const CAMPAIGNS = {
  gardens: `Wnoszę o zachowanie ogrodu działkowego na działkach nr #/# i #/# w obrębie # jako terenu zieleni i rekreacji. Ogród
    istnieje od ponad czterdziestu lat i służy # rodzinom, które własną pracą zamieniły nieużytek w miejsce pełne ptaków, drzew
    owocowych i kwiatów. Działki chłodzą okoliczne osiedla w czasie upałów, zatrzymują wodę po ulewach i dają schronienie
    zapylaczom. Dla wielu starszych mieszkańców są jedynym miejscem spotkań i ruchu na świeżym powietrzu. Przeznaczenie tego
    terenu pod zabudowę oznaczałoby wycinkę drzew, większy ruch samochodów i utratę sąsiedzkiej wspólnoty, której nie da się
    odtworzyć w innym miejscu. Plan ogólny powinien chronić ogrody jako trwały element zielonej infrastruktury gminy.`,
  bus: `Proszę o przywrócenie porannego kursu linii autobusowej nr # o godzinie #.#. Od września dzieci z naszych wsi dojeżdżają do
    szkoły godzinę przed lekcjami i czekają na świetlicy, a dorośli spóźniają się do pracy albo muszą kupić drugi samochód.
    Autobus łączył trzy miejscowości z przychodnią, urzędem i targiem, dlatego korzystali z niego także ludzie starsi. Gmina
    może wystąpić o dopłatę z funduszu rozwoju przewozów autobusowych, a wozokilometr kosztowałby mniej niż dowóz organizowany
    osobno przez szkołę. Wnosimy, aby rozkład uzgodnić z sołtysami i ogłosić go przynajmniej miesiąc wcześniej.`,
  lake: `Popieram budowę ścieżki rowerowej wzdłuż brzegu jeziora na odcinku # kilometrów, od plaży miejskiej do mostu przy starym
    młynie. Ścieżka pozwoli bezpiecznie dojechać do szkoły i nad wodę bez wjeżdżania na drogę wojewódzką, na której w ostatnim
    roku doszło do # wypadków. Proszę, aby nawierzchnia była przepuszczalna, oświetlenie przyjazne nietoperzom, a przebieg
    omijał trzcinowiska, w których gniazdują ptaki. Przy ścieżce potrzebne są ławki, stojaki na rowery oraz tablice o przyrodzie,
    a przejazd przez rzekę powinien być dostępny także dla wózków.`,
}

/** Letters that have nothing in common but the language of offices. */
export const OWN_LETTERS = [
  'Proszę o postawienie ławki przy przychodni, bo starsze osoby nie mają gdzie usiąść w drodze z przystanku do lekarza.',
  'Wnioskuję o zmianę godzin pracy biblioteki: w piątek mogłaby być czynna do dziewiętnastej, wtedy wracamy z pracy z Łomży.',
  'Na placu zabaw przy ulicy Ogrodowej od wiosny jest złamana huśtawka i wystają z niej śruby. Dzieci mogą się skaleczyć.',
  'Nie zgadzam się na przeznaczenie łąk nad Narwią pod magazyny. Co roku stoi tam woda, a w trzcinach lęgną się żurawie.',
  'Działka mojej rodziny graniczy z lasem. Proszę o możliwość postawienia jednego domu parterowego z dachem dwuspadowym.',
  'W projekcie brakuje chodnika między cmentarzem a kościołem. W listopadzie setki ludzi idą tam poboczem po ciemku.',
  'Dziękuję za spotkanie w świetlicy. Proponuję, aby następne odbyło się w sobotę, bo w tygodniu rolnicy są przy żniwach.',
  'Uważam, że szkoła w naszej wsi powinna zostać. Najbliższa jest czternaście kilometrów dalej i zimą droga bywa zasypana.',
  'Przy rynku powinny rosnąć lipy, tak jak na starych fotografiach. Granitowa patelnia latem nagrzewa się jak piec.',
  'Hałas z tartaku słychać po dwudziestej drugiej. Wnoszę o ekran akustyczny albo o zapis w planie, który go wymusi.',
  'Studnie wysychają trzeci rok z rzędu. Zanim gmina zgodzi się na kolejną fermę, proszę o badanie poziomu wód gruntowych.',
  'Chciałabym, aby nazwy ulic na nowym osiedlu upamiętniały miejscowe zielarki i nauczycielki, nie tylko generałów.',
]

const ADDITIONS = [
  'Mieszkam tu od urodzenia i moje wnuki też chciałyby tu zostać.',
  'Mój ojciec sadził te jabłonie w siedemdziesiątym dziewiątym roku i nie wyobrażam sobie, że pójdą pod topór.',
  'Dodam, że na zebraniu wiejskim nikt nie był temu przeciwny, a pani sołtys ma listę obecności.',
  'Jestem na wózku i bez tego praktycznie nie wychodzę z domu, więc bardzo proszę o poważne potraktowanie sprawy.',
  'Z góry dziękuję za pozytywne rozpatrzenie i proszę o odpowiedź na adres podany w formularzu.',
  'Pracuję na zmiany w mleczarni, znam wielu sąsiadów, którzy myślą tak samo, ale nie mają czasu pisać.',
]

/** A campaign's text as one person sends it: numbers filled in, perhaps something added, read by a scanner. */
export function campaignLetter(
  template: string,
  random: Random,
  { additions = 0, noise = 0 }: { additions?: number; noise?: number } = {},
): string {
  const filled = template.replace(/\s+/g, ' ').replace(/#/g, () => String(1 + Math.floor(random() * 400)))
  const own = Array.from({ length: additions }, () => pick(ADDITIONS, random))
  const before = own.length > 1 ? [own.shift()] : []
  return misread([...before, filled, ...own].join(' '), random, noise)
}

/** What a scanner makes of a text: `noise` is the share of letters lost, split off or taken for their look-alikes. */
export function misread(text: string, random: Random, noise: number): string {
  return Array.from(text, (letter) => {
    if (random() >= noise || letter === ' ') return letter
    const kind = random()
    if (kind < 0.15) return ''
    if (kind < 0.25) return `${letter} `
    return pick(LOOK_ALIKES[letter.toLowerCase()] ?? [letter], random)
  }).join('')
}

export function shuffled<T>(list: readonly T[], random: Random): T[] {
  return [...list]
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}

export function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T
}

const LOOK_ALIKES: Record<string, string[]> = {
  ł: ['l', 't', 'i'],
  l: ['ł', 'i', '1'],
  ó: ['o', '6'],
  o: ['0', 'c', 'ó'],
  ą: ['a', 'q'],
  a: ['o', 'ą'],
  ę: ['e', 'g'],
  e: ['c', 'ę'],
  ś: ['s', '5'],
  s: ['5', 'ś'],
  ż: ['z', 'ź'],
  z: ['2', 'ż'],
  n: ['h', 'ri', 'ń'],
  m: ['rn', 'nn'],
  i: ['l', 'ł', '1'],
  w: ['vv', 'iv'],
  r: ['t', 'n'],
  d: ['cl', 'o'],
  '1': ['l', '7'],
  '0': ['o', '6'],
}
