/** What a person answers in the survey of `bench/inside/survey.ts`, as the fields of its page. */
export const ANSWERS = {
  asked: 'often why quality stops more',
  'q-often': 'weekly',
  'q-why': 'work',
  'q-quality': '4',
  'q-stops--o-clean': 'good',
  'q-stops--o-light': 'bad',
  'q-more':
    'Autobus o 7:15 jest tak pełny, że w Sajenku już się nie wsiądzie. Wystarczyłby większy pojazd w dni szkolne.',
}

/** Milliseconds a person needs at least to fill it in, and a little. */
export const SHORTEST_WAIT = 3200
