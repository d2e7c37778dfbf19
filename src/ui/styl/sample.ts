import type { FormState } from '../forms/state.ts'

// What the living page shows; the people and the sentences are made up.

export const emptyForm: FormState = { values: {} }

export const badForm: FormState = {
  values: {
    text: 'Ławki',
    signature: 'Ela',
    about: 'whole',
    topics: ['green'],
    email: 'ela@',
    cost: '12 tys',
    day: '2026-12-04',
    moment: '2026-12-04T23:59',
  },
  problems: [
    { field: 'text', text: 'Napisz co najmniej 10 znaków, na przykład „Więcej ławek przy kanale”.' },
    { field: 'email', text: 'Wpisz cały adres, na przykład ela@example.pl.' },
    { field: 'about', text: 'Wybierz, czego dotyczy uwaga.' },
    { field: 'topics', text: 'Wybierz najwyżej trzy tematy.' },
    { field: 'unit', text: 'Wybierz gminę z listy.' },
    { field: 'cost', text: 'Wpisz kwotę cyframi, na przykład 12 000.' },
    { field: 'agree', text: 'Potwierdź, że uwaga może być publiczna.' },
    { field: 'scan', text: 'Wybierz plik PDF, JPG albo PNG do 20 MB.' },
  ],
}

export const stages = [
  { label: 'Ogłoszenie', when: '2 listopada', state: 'done' as const },
  { label: 'Zbieranie uwag', when: 'do 4 grudnia', state: 'now' as const },
  { label: 'Spotkanie w parku', when: '3 grudnia, 16:30', state: 'next' as const, href: '#spotkanie' },
  { label: 'Raport', when: 'do 20 stycznia', state: 'next' as const },
  { label: 'Efekty', state: 'next' as const },
]

export interface SampleRemark {
  id: string
  text: string
  similar: number
  channel: string
  state: string
}

export const remarks: SampleRemark[] = [
  {
    id: 'WIEC-2026-000398',
    text: 'Nie zgadzamy się na parking od strony plaży miejskiej…',
    similar: 24,
    channel: 'list, 11 listopada',
    state: 'Do ustalenia',
  },
  {
    id: 'WIEC-2026-000401',
    text: 'Parking przy plaży to błąd, hałas przy placu zabaw…',
    similar: 1,
    channel: 'strona, 12 listopada',
    state: 'Do ustalenia',
  },
  {
    id: 'WIEC-2026-000412',
    text: 'Proszę o więcej ławek z oparciem od strony kanału…',
    similar: 3,
    channel: 'strona, 12 listopada',
    state: 'Wersja robocza',
  },
  {
    id: 'WIEC-2026-000420',
    text: 'Oświetlenie proszę skierować w dół, w parku są nietoperze…',
    similar: 1,
    channel: 'spotkanie, 3 grudnia',
    state: 'Do weryfikacji',
  },
  {
    id: 'WIEC-2026-000377',
    text: 'Czy będzie podjazd dla wózków przy moście?',
    similar: 2,
    channel: 'telefon, 9 listopada',
    state: 'Zaakceptowane',
  },
]

export const reading = `## Po co są konsultacje

Konsultacje społeczne to rozmowa urzędu z mieszkańcami **przed** decyzją. Mówi o nich
[art. 5a ustawy o samorządzie gminnym](https://isap.sejm.gov.pl).

- każdy może się wypowiedzieć,
- na każdą uwagę jest odpowiedź,
- raport jest publiczny.

> Najlepsze pytanie to takie, na które urząd nie zna jeszcze odpowiedzi.

## Jak zaplanować terminy

Na zgłaszanie uwag warto dać co najmniej 21 dni.

### Co zrobić wcześniej

1. Opisz prostym językiem, co jest do uzgodnienia.
2. Wybierz dwa różne kanały.

| Etap | Ile dni |
| --- | ---: |
| Ogłoszenie | 7 |
| Uwagi | 21 |

### Czego unikać

Nie pytaj o to, co już postanowiono: \`pytanie pozorne\` zniechęca.

## Co potem

Opublikuj raport i powiedz wszystkim, którzy zostawili adres.`
