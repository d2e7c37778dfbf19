import { partly, rejected, type Story, type StoryRemark } from '../story.ts'

/** One text that neighbours copied, with what each of them changed in it. */
interface Campaign {
  key: string
  topic: string
  /** `{plot}` and `{village}` differ from letter to letter. */
  text: string
  villages: string[]
  firstPlot: number
  count: number
  /** Put before or after the shared text by some. */
  additions: string[]
}

const GREETINGS = [
  '',
  'Szanowny Panie Burmistrzu,\n\n',
  'Dzień dobry,\n\n',
  '',
  'Do Burmistrza Zabłudowa\n\n',
  'UWAGA DO PLANU OGÓLNEGO\n\n',
]
const FAREWELLS = [
  '',
  '\n\nZ poważaniem',
  '\n\nProszę o uwzględnienie uwagi.',
  '',
  '\n\nProszę o pisemną odpowiedź.',
  '\n\nZ wyrazami szacunku',
]
const FIRST_NAMES = [
  'Anna',
  'Jan',
  'Maria',
  'Piotr',
  'Krystyna',
  'Andrzej',
  'Ewa',
  'Tomasz',
  'Nina',
  'Mikołaj',
  'Wiera',
  'Sławomir',
  'Halina',
  'Bazyli',
]
const SURNAMES = [
  'Łąkowska',
  'Olchowik',
  'Brzezina',
  'Grabowiec',
  'Topolan',
  'Jarzębski',
  'Leśniak',
  'Wierzbowa',
  'Klonowicz',
  'Jodłowa',
  'Świerkun',
]

const FARM: Campaign = {
  key: 'ferma',
  topic: 'strefa SR przy drodze do Protas',
  text: `Wnoszę o usunięcie z projektu planu ogólnego strefy produkcji rolniczej SR wyznaczonej przy drodze z Rafałówki do Protas i objęcie tego terenu strefą otwartą SO.

Wyznaczenie tej strefy umożliwi budowę fermy przemysłowej w odległości niespełna 600 metrów od domów. Oznacza to uciążliwy zapach, ruch ciężkich samochodów po drodze gminnej, która ma cztery metry szerokości, oraz zagrożenie dla studni, z których korzystamy. W naszej okolicy nie ma wodociągu na wszystkich koloniach.

Jestem mieszkańcem miejscowości {village}, właścicielem działki nr {plot}. Proszę, aby gmina rozwijała rolnictwo rodzinne, a nie chów przemysłowy.`,
  villages: ['Rafałówka', 'Protasy', 'Kolonia Rafałówka', 'Żuki'],
  firstPlot: 112,
  count: 29,
  additions: [
    'Mam troje małych dzieci, najmłodsze choruje na astmę.',
    'Prowadzimy gospodarstwo agroturystyczne. Po wybudowaniu fermy nikt do nas nie przyjedzie.',
    'Studnię mamy na 9 metrach i co roku badamy wodę.',
    'Byłem na spotkaniu w świetlicy i nikt nie umiał powiedzieć, kto o tę strefę wnioskował.',
    'Dziadkowie scalali tę ziemię po wojnie, proszę jej nie zmarnować.',
  ],
}

const HOUSES: Campaign = {
  key: 'domy',
  topic: 'strefa SJ w Skrybiczach i Kurianach',
  text: `Składam uwagę do projektu planu ogólnego gminy Zabłudów i wnoszę o objęcie działki nr {plot}, obręb {village}, strefą wielofunkcyjną z zabudową mieszkaniową jednorodzinną SJ oraz o włączenie jej do obszaru uzupełnienia zabudowy.

Działka leży przy drodze publicznej, w sąsiedztwie istniejących domów, w zasięgu sieci elektrycznej i wodociągowej. Projekt zalicza ją do strefy otwartej, co uniemożliwi budowę domu dla dzieci, choć po obu stronach stoją budynki mieszkalne. Jest to nierówne traktowanie właścicieli sąsiadujących nieruchomości.`,
  villages: ['Skrybicze', 'Kuriany', 'Halickie', 'Zwierki'],
  firstPlot: 204,
  count: 20,
  additions: [
    'Od 2019 roku płacę podatek jak za działkę budowlaną.',
    'Syn z synową wynajmują mieszkanie w Białymstoku i czekają na tę decyzję.',
    'W załączeniu wyrys z mapy ewidencyjnej.',
    'Sąsiad dostał warunki zabudowy w zeszłym roku.',
  ],
}

const VALLEY: Campaign = {
  key: 'dolina',
  topic: 'dolina Narwi koło Kaniuk i Ryboł',
  text: `Popieram zachowanie doliny Narwi między Kaniukami a Rybołami w strefie otwartej i wnoszę o poszerzenie tej strefy o łąki zalewowe przy miejscowości {village} (działka nr {plot} i sąsiednie).

Łąki te zatrzymują wodę na wiosnę, gniazdują na nich kuliki i dubelty, a krajobraz doliny przyciąga turystów, z których żyje coraz więcej naszych rodzin. Zabudowa letniskowa nad samą rzeką zamknie dostęp do wody wszystkim poza właścicielami.`,
  villages: ['Kaniuki', 'Ryboły', 'Pawły'],
  firstPlot: 31,
  count: 13,
  additions: [
    'Prowadzę kwaterę nad rzeką od 14 lat.',
    'W kwietniu naliczyłem tu 11 par kulików.',
    'Jestem stąd, a wnuki przyjeżdżają właśnie dla rzeki.',
  ],
}

const CHANNELS = ['paper', 'paper', 'email', 'paper', 'email', 'e-delivery'] as const

/** Letters of all campaigns, in the order in which they came. */
export const lettersOfCampaigns = (): StoryRemark[] => interleaved([FARM, HOUSES, VALLEY].map(lettersOf))

export const CAMPAIGNS: Story['campaigns'] = [
  {
    letters: 'ferma',
    answer: partly(
      'Granicę strefy SR odsuwamy na 1500 metrów od najbliższego domu, a teren bliżej wsi obejmujemy strefą otwartą. Całkowicie strefy usunąć nie możemy: działa tam gospodarstwo, które ma prawomocne pozwolenie na rozbudowę obory. W tekście planu ograniczamy też obsadę zwierząt do 100 DJP, co wyklucza fermę przemysłową.',
      'Rysunek planu: nowa granica strefy SR; tekst: § 4 ust. 3',
    ),
  },
  {
    letters: 'domy',
    answer: {
      ...rejected(
        'Nowych terenów mieszkaniowych nie może być więcej, niż wynika z zapotrzebowania policzonego według ustawy, a w obrębach Skrybicze i Kuriany limit jest już przekroczony o 12%. Działki przy drogach z pełnym uzbrojeniem sprawdzimy jeszcze raz pojedynczo i odpowiemy każdej osobie.',
      ),
      state: 'draft',
    },
  },
]

function lettersOf(campaign: Campaign): StoryRemark[] {
  return Array.from({ length: campaign.count }, (_, index) => {
    const village = campaign.villages[index % campaign.villages.length] ?? ''
    const plot = `${campaign.firstPlot + ((index * 37) % 160)}${index % 4 === 0 ? `/${1 + (index % 7)}` : ''}`
    const shared = campaign.text.replace('{village}', village).replace('{plot}', plot)
    const addition = index % 3 === 1 ? `\n\n${campaign.additions[index % campaign.additions.length]}` : ''
    const text = `${GREETINGS[index % GREETINGS.length]}${shared}${addition}${FAREWELLS[(index * 5) % FAREWELLS.length]}`
    return {
      text: index % 9 === 5 ? typedInHaste(text) : text,
      author: `${FIRST_NAMES[(index * 3) % FIRST_NAMES.length]} ${SURNAMES[(index * 5 + campaign.count) % SURNAMES.length]}`,
      channel: CHANNELS[index % CHANNELS.length] ?? 'paper',
      topic: campaign.topic,
      letter: campaign.key,
    }
  })
}

// Some copy by hand from a neighbour's sheet.
const typedInHaste = (text: string) =>
  text
    .replace('projektu planu ogólnego', 'projektu planu ogolnego')
    .replace(' oraz ', ' i ')
    .replace('odległości', 'odleglości')
    .replace('miejscowości', 'miejscowosci')

function interleaved(lists: StoryRemark[][]): StoryRemark[] {
  const longest = Math.max(...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list[index] ?? [])).flat()
}
