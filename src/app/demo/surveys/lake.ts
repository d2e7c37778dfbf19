import type { BroughtAnswers, Shape } from '../../../modules/forms/index.ts'
import { writing } from '../../../modules/surveys/index.ts'
import { chanceOf } from './chance.ts'

const { aboutYou, form, longText, mapQuestion, options, pl, section, single } = writing

export const LAKE_UNIT = '2001011'
const AREA = { unitCode: LAKE_UNIT, view: [22.925, 53.845, 23.0, 53.885] as [number, number, number, number] }

const followUp = (id: string, label: string) => ({
  id,
  label: pl(label),
  hint: {},
  help: {},
  required: false,
  visibility: 'public' as const,
  showWhen: null,
  skips: [],
})

/** Places by the lake that people like, and those that need a change. */
export const lakeForm = form(
  'Miejsca dobre i złe nad jeziorem',
  'Zaznacz na mapie miejsca nad jeziorem, które lubisz, i takie, które trzeba zmienić. **Nie musisz używać mapy**: miejsce można opisać słowami.',
  [
    section('miejsca', 'Miejsca nad wodą', [
      mapQuestion('dobre', 'Które miejsca nad jeziorem lubisz?', {
        shape: 'point',
        area: AREA,
        maxShapes: 5,
        followUps: [
          {
            ...followUp('za-co', 'Za co?'),
            type: 'multiple',
            shuffled: false,
            min: null,
            max: null,
            options: options(
              'cisza=za ciszę',
              'widok=za widok',
              'kapiel=za kąpiel',
              'ludzie=za ludzi i wydarzenia',
              'dojscie=za wygodne dojście',
            ),
          },
        ],
      }),
      mapQuestion('zle', 'Które miejsca trzeba zmienić?', {
        shape: 'point',
        area: AREA,
        maxShapes: 5,
        followUps: [
          {
            ...followUp('problem', 'Co jest nie tak?'),
            type: 'single',
            shuffled: false,
            options: options(
              'smieci=śmieci',
              'ciemno=ciemno',
              'dojscie=brak dojścia do wody',
              'tlok=za dużo aut',
              'halas=hałas',
              'inne=coś innego…',
            ),
          },
          { ...followUp('opis', 'Co zmienić?'), type: 'short-text', maxLength: 300 },
        ],
      }),
      mapQuestion('droga', 'Którędy zwykle idziesz lub jedziesz nad jezioro?', {
        shape: 'line',
        area: AREA,
        maxShapes: 1,
        followUps: [],
      }),
    ]),
    section('zwyczaje', 'Jak bywasz nad jeziorem', [
      single('jak-czesto', 'Jak często jesteś nad jeziorem latem?', [
        'codziennie=prawie codziennie',
        'tydzien=co tydzień',
        'miesiac=kilka razy w miesiącu',
        'rzadziej=rzadziej',
      ]),
      longText('jeszcze', 'Co jeszcze trzeba wiedzieć o tym brzegu?'),
    ]),
    aboutYou(),
  ],
)

type Spot = [lon: number, lat: number, weight: number]

// Around the south-western part of the lake, within the town.
const GOOD: Spot[] = [
  [22.9705, 53.8538, 9],
  [22.9612, 53.8552, 7],
  [22.9521, 53.8601, 5],
  [22.9786, 53.8561, 6],
  [22.9843, 53.8603, 3],
  [22.9468, 53.8643, 2],
]
const BAD: Spot[] = [
  [22.9665, 53.8531, 7],
  [22.9748, 53.8545, 5],
  [22.9557, 53.8574, 4],
  [22.9816, 53.8577, 4],
  [22.9492, 53.8622, 3],
]
const HOMES: Spot[] = [
  [22.9802, 53.8437, 5],
  [22.9731, 53.8462, 4],
  [22.9898, 53.8489, 3],
]

const BAD_WORDS = [
  'Kosz jest jeden na całą plażę i w poniedziałek rano wygląda to smutno.',
  'Przy zejściu do wody leży gruz. Dzieci kaleczą stopy.',
  'Wieczorem ciemno jak w lesie, a to jedyna droga z przystani.',
  'Auta parkują na samym brzegu, wózkiem nie przejdę.',
  'Pomost bez barierki i bez zjazdu dla wózków.',
  'Skutery pływają przy samym kąpielisku.',
  'Ławki stoją tyłem do wody.',
  'Zarośnięte dojście, a kiedyś się tu kąpało pół osiedla.',
  'Toaleta czynna tylko w lipcu.',
  'Płot zabiera przejście wzdłuż brzegu.',
]

const MORE_WORDS = [
  'Brzeg to nie tylko lato. Jesienią chodzimy tu co dzień i wtedy też przydałoby się światło.',
  'Nie róbcie promenady na całej długości. Kawałek dzikiego brzegu jest najpiękniejszy.',
  'Przydałoby się miejsce, gdzie można bezpiecznie zwodować kajak bez wchodzenia do błota.',
  'Wędkarze i kąpiący się wchodzą sobie w drogę. Wyznaczcie kawałek dla jednych i drugich.',
  'Mieszkam tu od urodzenia i pierwszy raz ktoś pyta, którędy chodzę nad wodę.',
  'Dla osób na wózku nie ma ani jednego zejścia do wody. Wystarczy jeden dobrze zrobiony pomost.',
  'Latem nie da się przejechać rowerem, bo spacerowicze i rowery mają jeden wąski chodnik.',
  'Posadźcie drzewa tam, gdzie plaża jest bez cienia.',
  'Psy: albo wyznaczcie plażę dla psów, albo pilnujcie zakazu.',
]

export const LAKE_COUNT = 120

/** A hundred and twenty people around the lake; some cannot use a map and say it in words. */
export function* lakeAnswers(moments: readonly Temporal.Instant[]): Generator<BroughtAnswers> {
  const chance = chanceOf(20010112)
  const more = [...MORE_WORDS]
  const wrong = [...BAD_WORDS]
  const near = (spots: Spot[], metres: number): [number, number] => {
    const index = Number(chance.one(Object.fromEntries(spots.map(([, , weight], place) => [String(place), weight]))))
    const [lon, lat] = spots[index] ?? spots[0] ?? [0, 0]
    const off = () => ((chance.next() + chance.next() - 1) * metres) / 111_000
    return [Number((lon + off() * 1.7).toFixed(5)), Number((lat + off()).toFixed(5))]
  }
  const shapes = (count: number, make: () => Shape) => Array.from({ length: count }, make)

  for (const at of moments.slice(0, LAKE_COUNT)) {
    const words = chance.isIn(0.09)
    const good = shapes(chance.around(1.6, 2, 1, 4), () => ({
      positions: [near(GOOD, 110)],
      followUps: {
        'za-co': { choices: chance.some({ cisza: 0.35, widok: 0.6, kapiel: 0.4, ludzie: 0.2, dojscie: 0.2 }) },
      },
    }))
    const bad = shapes(chance.around(1.2, 2, 0, 3), () => {
      const text = chance.isIn(0.12) ? wrong.shift() : undefined
      return {
        positions: [near(BAD, 130)],
        followUps: {
          problem: { choice: chance.one({ smieci: 30, ciemno: 18, dojscie: 26, tlok: 18, halas: 8 }) },
          ...(text ? { opis: { text } } : {}),
        },
      }
    })
    const home = near(HOMES, 400)
    const goal = good[0]?.positions[0] ?? near(GOOD, 100)
    const text = chance.isIn(0.12) ? more.shift() : undefined
    yield {
      at,
      channel: words && chance.isIn(0.5) ? 'paper' : 'web',
      answers: {
        dobre: words
          ? {
              placeWords: chance.one({
                'plaża miejska, koło pomostu': 3,
                'ławka pod wierzbą przy amfiteatrze': 2,
                'mały cypel za ośrodkiem': 1,
              }),
            }
          : { shapes: good },
        ...(words
          ? { zle: { placeWords: chance.one({ 'parking przy plaży': 2, 'zejście do wody za przystanią': 2 }) } }
          : bad.length > 0
            ? { zle: { shapes: bad } }
            : {}),
        ...(!words && chance.isIn(0.55)
          ? { droga: { shapes: [{ positions: [home, midway(home, goal, chance.next()), goal], followUps: {} }] } }
          : {}),
        'jak-czesto': { choice: chance.one({ codziennie: 22, tydzien: 38, miesiac: 26, rzadziej: 14 }) },
        ...(text ? { jeszcze: { text } } : {}),
        wiek: chance.isIn(0.04)
          ? { skipped: 'refused' }
          : { choice: chance.one({ 'w15-24': 14, 'w25-34': 18, 'w35-44': 24, 'w45-54': 16, 'w55-64': 14, w65: 14 }) },
        plec: chance.isIn(0.05) ? { skipped: 'refused' } : { choice: chance.one({ k: 57, m: 42, inna: 1 }) },
      },
    }
  }
}

const midway = (from: [number, number], to: [number, number], bend: number): [number, number] => [
  Number(((from[0] + to[0]) / 2 + (bend - 0.5) * 0.006).toFixed(5)),
  Number(((from[1] + to[1]) / 2 + (bend - 0.5) * 0.002).toFixed(5)),
]
