import { workdayFrom } from '../../../modules/law/index.ts'
import type { Calendar } from '../calendar.ts'
import { accepted, partly, rejected, type Story } from '../story.ts'

/** Days of the general plan of Sejny, counted from today: as the act has them, ending on a working day. */
export function daysOfPlan(calendar: Calendar) {
  const opens = -96
  const last = workdayFrom(calendar.date(opens + 28))
  return {
    opens,
    closes: opens + calendar.date(opens).until(last).days,
    meeting: opens + 12,
    walk: opens + 15,
    desk: opens + 9,
  }
}

/** A general plan run from the plan to the effects, by the procedure: remarks, an open meeting, a study walk, hours of the planner. */
export const sejnyPlan = (calendar: Calendar): Story => {
  const days = daysOfPlan(calendar)
  return {
    organisation: 'sejny',
    unitCode: '2009011',
    title: 'Plan ogólny miasta Sejny',
    summary: 'Gdzie w Sejnach mogą stanąć nowe domy, a gdzie zostaną ogrody, łąki nad Marychą i widok na klasztor?',
    topic: 'space',
    plainLanguage:
      'Plan ogólny dzieli miasto na strefy. W jednych można budować domy, w innych sklepy i warsztaty, a jeszcze inne zostają zielone. Powiedz, co w Twojej okolicy warto zmienić, a co chronić.',
    purpose: 'Zebranie uwag do projektu planu ogólnego, zanim Rada Miasta zdecyduje o jego uchwaleniu.',
    description:
      'Projekt dzieli miasto na dziewięć rodzajów stref. Najwięcej zmian dotyczy ulic Zawadzkiego i Wojska Polskiego oraz łąk nad Marychą.',
    areaWords: 'całe miasto',
    legalBasis: 'art. 8e–8l i 13i ustawy z 27.03.2003 o planowaniu i zagospodarowaniu przestrzennym',
    organ: 'Burmistrz Miasta Sejny',
    runningUnit: 'Referat Gospodarki Przestrzennej',
    orderingAct: 'Uchwała Rady Miasta Sejny o przystąpieniu do sporządzenia planu ogólnego (przykład)',
    addressees: 'każdy, także właścicielki i właściciele działek mieszkający gdzie indziej',
    openScope: 'Granice stref, wysokość zabudowy, udział zieleni, odległość do szkoły i parku.',
    closedScope: 'Granice zabytkowego układu miasta i obszary zagrożone powodzią, które wynikają z innych przepisów.',
    contact: { name: 'Renata Marycha, koordynatorka konsultacji' },
    days: {
      drafted: days.opens - 20,
      announced: days.opens - 5,
      opens: days.opens,
      closes: days.closes,
      reportDue: days.closes + 30,
      decided: days.closes + 14,
    },
    stages: [],
    announcedIn: [
      {
        kind: 'bip',
        place: 'BIP Urzędu Miasta Sejny',
        days: days.opens - 5,
        link: 'https://sejny.example.org/bip/plan-ogolny',
      },
      { kind: 'website', place: 'Strona miasta', days: days.opens - 5, link: 'https://sejny.example.org/plan-ogolny' },
      {
        kind: 'office',
        place: 'Tablica ogłoszeń w urzędzie',
        days: days.opens - 5,
        link: 'https://sejny.example.org/tablica',
      },
      {
        kind: 'press',
        place: 'Tygodnik „Nad Marychą” (przykład)',
        days: days.opens - 4,
        link: 'https://tygodnik.example.org/plan-ogolny',
      },
      {
        kind: 'other',
        place: 'Ogłoszenia parafialne i zebranie rady osiedla',
        days: days.opens - 3,
        link: 'https://sejny.example.org/osiedle',
      },
    ],
    updates: [
      {
        days: days.meeting + 1,
        title: 'Na spotkaniu było 46 osób',
        body: 'Najwięcej pytań dotyczyło łąk nad Marychą i wysokości domów przy ulicy Zawadzkiego. Protokół jest w raporcie.',
      },
    ],
    remarks: [
      {
        text: 'Łąki nad Marychą od mostu do starego młyna powinny zostać w strefie zieleni i rekreacji. Tu zimuje woda po roztopach i tu chodzimy na spacery.',
        by: 'Ona z Zawadzkiego',
        topic: 'Strefa SN przy moście',
        who: ['45-59', 'woman'],
        answer: accepted(
          'Łąki są terenem zalewowym i najczęściej wskazywanym miejscem wypoczynku.',
          'Strefa zieleni i rekreacji obejmuje łąki od mostu do młyna.',
        ),
      },
      {
        text: 'Proszę o obniżenie dopuszczalnej wysokości przy ulicy Zawadzkiego z 12 do 9 metrów, żeby nowe budynki nie zasłoniły wież klasztoru.',
        by: 'Koło Przyjaciół Sejn',
        organisation: 'Koło Przyjaciół Sejn (przykład)',
        who: ['60-74', 'man'],
        answer: accepted(
          'Widok na klasztor jest wartością chronioną w gminnym programie opieki nad zabytkami.',
          'Wysokość przy ul. Zawadzkiego: do 9 m.',
        ),
      },
      {
        text: 'Mam działkę przy Wojska Polskiego i chcę na niej prowadzić warsztat samochodowy. W projekcie jest tylko zabudowa jednorodzinna.',
        author: 'Jan Przykładny',
        channel: 'paper',
        who: ['30-44', 'man'],
        answer: partly(
          'Warsztat możliwy w pasie 60 m od drogi wojewódzkiej; dalej graniczy z domami.',
          'Strefa usługowa w pasie 60 m od drogi.',
        ),
      },
      {
        text: 'Za daleko stąd do szkoły: standard 3 kilometry to dla pierwszaka za dużo. Powinno być półtora.',
        by: 'Rada Rodziców',
        who: ['30-44', 'woman'],
        answer: accepted(
          'W mieście da się utrzymać krótszą drogę bez zmiany stref.',
          'Standard dostępności szkoły: 1,5 km.',
        ),
      },
      {
        text: 'Proszę przeznaczyć moją łąkę za obwodnicą pod domy. Dzieci chcą wrócić do Sejn i nie mają gdzie się budować.',
        channel: 'email',
        author: 'Maria Wymyślona',
        who: ['60-74', 'woman'],
        answer: rejected(
          'Nowe tereny mieszkaniowe są ograniczone bilansem z art. 13d ustawy, a łąka nie ma dojazdu ani kanalizacji. Wolne działki są przy ul. Łąkowej.',
        ),
      },
      {
        text: 'Na spacerze mówiliśmy o przejściu od rynku do rzeki. Zostawcie pas na ścieżkę, zanim ktoś go ogrodzi.',
        channel: 'meeting',
        who: ['18-29', 'woman'],
        answer: accepted(
          'Przejście wskazało jedenaście osób podczas spaceru.',
          'Pas zieleni szerokości 6 m od rynku do rzeki.',
        ),
      },
      {
        text: 'Czy w strefie zabudowy zagrodowej będzie można postawić domek letniskowy? Z opisu tego nie widać.',
        by: 'z ulicy Łąkowej',
        answer: partly(
          'Domku letniskowego w tej strefie postawić nie można; przepis opisaliśmy jaśniej.',
          'Dopisane wyjaśnienie do katalogu stref.',
        ),
      },
      {
        text: 'Proszę o dwujęzyczny opis stref, po polsku i po litewsku. Starsi sąsiedzi lepiej zrozumieją.',
        who: ['60-74', 'woman'],
        answer: accepted('Streszczenie po litewsku jest już na stronie planu.', 'Dodane streszczenie po litewsku.'),
      },
    ],
    report: {
      days: days.closes + 24,
      conclusions: `Do projektu wprowadzimy pięć zmian i dwie częściowe. Poprawiony projekt trafi do Rady Miasta ${calendar.words(days.closes + 60)}; za przygotowanie odpowiada Referat Gospodarki Przestrzennej.`,
      evaluation:
        'Spacer przyciągnął osoby, które nie przychodzą na spotkania. Zabrakło młodzieży: następnym razem zaczniemy od liceum.',
      costs:
        'Łącznie 3 150 zł: ogłoszenie w tygodniku 620 zł, druk plakatów i kart 410 zł, sala bez opłat, projektantka na spotkaniu i dyżurze 1 900 zł, tłumaczenie streszczenia 220 zł.',
    },
    closing: {
      protocols: [
        {
          stage: 'Spotkanie otwarte',
          ledBy: 'Renata Marycha, koordynatorka konsultacji',
          writtenDownBy: 'Adam Sejneński, Referat Gospodarki Przestrzennej',
          participants: 46,
          course:
            'Spotkanie trwało od 17:00 do 19:15. Projektantka przedstawiła projekt (20 minut).\n\nZadano 18 pytań. Najczęstsze:\n\n- Czy łąki nad Marychą zostaną zielone? *Tak, do mostu; o dalszym odcinku zdecydują uwagi.*\n- Dlaczego przy Zawadzkiego można budować do 12 metrów? *Tak było w studium; projekt można obniżyć.*\n- Kiedy plan zacznie obowiązywać? *Po uchwale Rady i ogłoszeniu w dzienniku urzędowym.*\n\nZapisano cztery uwagi.',
          findings: 'Droga do szkoły zostanie policzona jeszcze raz.',
        },
        {
          stage: 'Spacer od rynku',
          ledBy: 'Renata Marycha i projektantka planu',
          participants: 23,
          course:
            'Spacer od rynku do młyna, od 16:30 do 18:30. Na mapie zapisano jedenaście wskazań przejścia do rzeki i trzy miejsca zalewane wiosną.',
        },
        {
          stage: 'Dyżur projektantki',
          ledBy: 'projektantka planu',
          participants: 19,
          course: 'Dyżur trwał od 14:00 do 18:00. Spisano pięć uwag; większość rozmów dotyczyła własnych działek.',
        },
      ],
      steps: [
        {
          title: 'Poprawiony projekt na sesji Rady Miasta',
          responsible: 'Referat Gospodarki Przestrzennej',
          due: days.closes + 60,
          done: {
            day: Math.min(days.closes + 61, -2),
            outcome: 'Rada uchwaliła plan z pięcioma zmianami z konsultacji.',
          },
        },
        {
          title: 'Plan ogłoszony w dzienniku urzędowym',
          description: 'Po sprawdzeniu uchwały przez wojewodę.',
          responsible: 'Referat Gospodarki Przestrzennej',
          due: 25,
        },
        {
          title: 'Tabliczki ze ścieżką do rzeki',
          description: 'Przejście od rynku do rzeki, wskazane podczas spaceru.',
          responsible: 'Zakład Gospodarki Komunalnej',
          due: -3,
        },
      ],
      evaluation: {
        answers: 27,
        mood: 4.1,
        words: ['Zaprosić liceum.', 'Spotkanie mogłoby być też w sobotę.'],
      },
    },
    effects: [
      {
        days: Math.min(days.closes + 62, -2),
        title: 'Rada Miasta uchwaliła plan z poprawkami z konsultacji',
        body: 'Łąki nad Marychą zostają zielone, a domy przy Zawadzkiego będą niższe. Pas na ścieżkę od rynku do rzeki jest w uchwale.',
      },
    ],
  }
}
