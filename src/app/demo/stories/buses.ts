import type { Calendar } from '../calendar.ts'
import type { Story } from '../story.ts'
import { BUS_COUNT, busAnswers } from '../surveys/bus-answers.ts'
import { busForm } from '../surveys/bus-form.ts'
import { BUS_REMARKS } from './buses-remarks.ts'

export const buses = (calendar: Calendar): Story => ({
  organisation: 'hajnowka',
  unitCode: '2005011',
  title: 'Nowe trasy autobusów w Hajnówce',
  summary:
    'Zapytaliśmy, którędy mają jeździć autobusy i o której godzinie są najbardziej potrzebne. Wszystkie uwagi mają odpowiedź, raport jest gotowy.',
  topic: 'transport',
  plainLanguage: `W Hajnówce jeżdżą dwa autobusy. Często są puste, bo jeżdżą nie tam, gdzie trzeba.

Miasto chce to zmienić. Pytaliśmy ludzi, dokąd i kiedy chcą jeździć.

Dostaliśmy ponad 30 uwag. Na każdą odpowiedzieliśmy. Nowy rozkład zacznie obowiązywać od stycznia.`,
  purpose:
    'Ustalenie z pasażerami tras, godzin i przystanków komunikacji miejskiej przed ogłoszeniem przetargu na pięć lat.',
  description: `Umowa z przewoźnikiem kończy się w grudniu. Zanim ogłosimy nowy przetarg, chcemy wiedzieć, jak autobusy mają jeździć.

Zaproponowaliśmy trzy warianty:

1. **Dwie linie jak dziś**, ale co 30 minut w szczycie.
2. **Jedna długa pętla** przez wszystkie osiedla, szpital i dworzec, co 25 minut.
3. **Linia i autobus na telefon** po godzinie 18 i w niedziele.

Za tę samą kwotę: 1,1 mln zł rocznie.`,
  legalBasis: 'Art. 5a ust. 1 ustawy o samorządzie gminnym oraz art. 15 ustawy o publicznym transporcie zbiorowym',
  organ: 'Burmistrz Miasta Hajnówka',
  runningUnit: 'Referat Gospodarki Komunalnej, pokój 21',
  orderingAct: `Zarządzenie nr 88/${calendar.year(-80)} Burmistrza Miasta Hajnówka (przykład)`,
  addressees:
    'Pasażerowie i ci, którzy nie jeżdżą, bo się nie da: uczniowie, osoby starsze, pracownicy zakładów, pacjenci szpitala, mieszkańcy gminy wiejskiej dojeżdżający do miasta.',
  openScope: 'Przebieg linii, godziny, przystanki, wielkość autobusów, kursy w niedziele, informacja na przystankach.',
  closedScope: 'Roczna kwota 1,1 mln zł oraz to, że przejazdy są bezpłatne: tak zdecydowała Rada Miasta.',
  contact: { name: 'Anna Puszczańska, koordynatorka konsultacji' },
  days: { drafted: -85, announced: -72, opens: -70, closes: -41, reportDue: -11, decided: -20 },
  settings: { decisionsPublic: 'at-once' },
  stages: [
    { kind: 'announcement', title: 'Ogłoszenie', starts: calendar.workday(-72, '08:00') },
    { kind: 'collecting', title: 'Zbieranie uwag', starts: calendar.at(-70, '00:00'), ends: calendar.end(-41) },
    {
      kind: 'other',
      title: 'Rozmowy w autobusach',
      description: 'Przez tydzień jeździliśmy i pytaliśmy: 164 rozmowy.',
      starts: calendar.workday(-63, '06:00'),
      ends: calendar.workday(-57, '20:00'),
      place: 'linie 1 i 2',
    },
    {
      kind: 'meeting',
      title: 'Spotkanie otwarte',
      starts: calendar.workday(-55, '17:00'),
      ends: calendar.workday(-55, '19:00'),
      place: 'Hajnowski Dom Kultury, sala kameralna',
      accessibility: 'Winda od podwórza, tłumaczenie na język białoruski i „po swojemu”.',
    },
    { kind: 'analysis', title: 'Analiza i odpowiedzi', starts: calendar.at(-40, '00:00'), ends: calendar.end(-13) },
    { kind: 'report', title: 'Raport', starts: calendar.workday(-12, '10:00') },
    { kind: 'effects', title: 'Nowy rozkład', description: 'Przetarg i nowe trasy.', displayedDate: 'od stycznia' },
  ],
  documents: [
    {
      title: 'Trzy warianty tras',
      description: 'Przebieg linii, godziny i liczba kursów w każdym wariancie.',
      plainSummary: 'Są trzy pomysły: dwie linie jak dziś, jedna długa pętla albo linia i autobus na telefon.',
      days: -72,
      file: {
        kind: 'pdf',
        name: 'warianty-tras.pdf',
        subtitle: 'Materiał do konsultacji',
        blocks: [
          {
            kind: 'table',
            caption: 'Porównanie wariantów',
            columns: [
              { header: 'Wariant', rowHeader: true, width: 3 },
              { header: 'Kursy w dni robocze', align: 'right', width: 2 },
              { header: 'Kursy w niedziele', align: 'right', width: 2 },
              { header: 'Najdłuższe czekanie', align: 'right', width: 2 },
            ],
            rows: [
              ['Dwie linie', '46', '0', '30 min'],
              ['Jedna pętla', '38', '12', '25 min'],
              ['Linia i autobus na telefon', '34', 'na telefon', '40 min'],
            ],
          },
          { kind: 'note', text: 'Wszystkie warianty kosztują tyle samo: 1,1 mln zł rocznie.' },
          { kind: 'heading', level: 1, text: 'Skąd te liczby' },
          {
            kind: 'paragraph',
            text: 'W maju liczyliśmy pasażerów przez siedem dni. Najwięcej osób jedzie między 7:00 a 7:40 i między 14:20 a 15:30. Po 18:00 średnio dwie osoby w kursie.',
          },
        ],
      },
    },
  ],
  announcedIn: [
    { kind: 'bip', place: 'Biuletyn Informacji Publicznej', days: -72 },
    { kind: 'board', place: 'wszystkie przystanki i autobusy', days: -71 },
    { kind: 'radio', place: 'radio lokalne, po polsku i po białorusku', days: -69 },
    { kind: 'website', place: 'strona miasta i profil w mediach społecznościowych', days: -72 },
  ],
  updates: [
    {
      days: -12,
      title: 'Raport gotowy: wybieramy pętlę z autobusem na telefon',
      body: 'Żaden wariant nie wygrał w całości, więc połączyliśmy dwa. **Pętla** co 25 minut do godziny 18, potem i w niedziele **autobus na telefon**. W całości lub w części uwzględniliśmy 25 z 33 uwag. W raporcie jest odpowiedź na każdą z nich.',
    },
    {
      days: -54,
      title: 'Po spotkaniu w domu kultury',
      body: 'Przyszły 52 osoby. Najwięcej emocji: szpital. Autobus ma stawać przy wejściu, a nie na szosie.',
    },
  ],
  surveys: [
    {
      definition: busForm,
      stage: 'Zbieranie uwag',
      days: { drafted: -80, opened: -70 },
      // The remarks of this consultation were answered before texts of surveys came among them.
      settings: {
        anonymity: 'anonymous',
        results: 'after-closing',
        populationWords: 'mieszkanki i mieszkańcy Hajnówki od 15 lat',
        remarkQuestions: [],
      },
      count: BUS_COUNT,
      answers: busAnswers,
      interest: { seen: 2140, begun: 811 },
    },
  ],
  remarks: BUS_REMARKS,
  report: {
    days: -12,
    conclusions: `Wybieramy **pętlę przez wszystkie osiedla, szpital i dworzec, co 25 minut**, jeżdżącą na przemian w obu kierunkach. Po godzinie 18 oraz w niedziele i święta uzupełni ją **autobus na telefon**.

Co dalej:

1. Przetarg na pięć lat ogłosi Referat Gospodarki Komunalnej w ciągu miesiąca.
2. Rozkład uzgodnimy ze szkołami i koleją przed rozpoczęciem semestru.
3. Po trzech miesiącach znów pojedziemy z Wami autobusem i zapytamy, co poprawić.

Decyzję podjął Burmistrz Miasta Hajnówka.`,
    evaluation: `Udało się dotrzeć do osób, które na spotkania nie przychodzą: 164 rozmowy odbyliśmy w autobusach. Za mało było głosów młodych, bo część terminu wypadła w wakacje. Następnym razem zaczniemy po rozpoczęciu roku szkolnego.

Koszt konsultacji: 3 180 zł (druk rozkładów, napisy i tłumaczenie na spotkaniu).`,
  },
  closing: {
    protocols: [
      {
        stage: 'Spotkanie otwarte',
        ledBy: 'Referat Gospodarki Komunalnej',
        participants: 52,
        course:
          'Pokazaliśmy trzy warianty linii. Pytano o niedziele, szpital i cenę biletu. Rozmowę tłumaczono na białoruski i „po swojemu”.',
        findings: 'Wariant z pętlą przez szpital policzymy z autobusem na telefon po 18.',
      },
    ],
    steps: [
      { title: 'Przetarg na pięć lat', responsible: 'Referat Gospodarki Komunalnej', due: 18 },
      { title: 'Rozkład uzgodniony ze szkołami i koleją', responsible: 'Referat Oświaty', due: 60 },
    ],
    evaluation: { answers: 33, mood: 3.7, words: ['Za dużo w wakacje.'] },
  },
})
