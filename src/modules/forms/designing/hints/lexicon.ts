import type { Locale } from '../../../../platform/texts/index.ts'

/*
 * Words the hints look for. They are data about Polish and English survey writing, not sentences of the interface; each
 * list follows advice found in common in survey textbooks and in the plain-language guides of the Polish civil service.
 */
export interface Lexicon {
  /** Words that join two things: what stands on both sides may be two questions. */
  joins: RegExp
  /** Pairs that are one thing although a word joins them. */
  pairs: RegExp
  /** Words that push towards an answer. */
  leading: RegExp
  negation: RegExp
  /** "Nie" that denies nothing in the question itself. */
  harmless: RegExp
  /** Officialese and jargon with what people say instead. */
  official: [RegExp, string][]
  unknown: RegExp
  other: RegExp
  /** Answers that say how often, which are complete without „inne”. */
  often: RegExp
  positive: RegExp
  negative: RegExp
  middle: RegExp
}

// \b knows ASCII letters only, and Polish has others.
const word = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu')

const POLISH: Lexicon = {
  joins: word('i|oraz|lub|albo|bądź|a także|jak również|i\\/lub|czy też'),
  pairs: word(
    [
      'imi(?:ę|enia) i nazwisk(?:o|a)',
      'ulic[aęy] i nume?r(?:u)?',
      'dzie(?:ń|nia) i godzin[aęy]',
      'dat[aęy] i (?:miejsce|miejsca|godzin[aęy])',
      'miejsc(?:e|a) i (?:czas|czasu|dat[aęy])',
      'za i przeciw',
      'plusy i minusy',
      'wad(?:y|ach) i zalet(?:y|ach)',
      'zalet(?:y|ach) i wad(?:y|ach)',
      'kobiet(?:y)? i mężczyzn(?:a|y)?',
      'mieszkank(?:i|ami|ach) i mieszkań(?:cy|cami|cach)',
      'mieszkanek i mieszkańców',
      'mieszkańców i mieszkanek',
      'mieszkańcy i mieszkanki',
      'tam i z powrotem',
      'raz lub (?:dwa|kilka) razy',
      'rad[aęy] i zarząd(?:u)?',
      'mniej lub bardziej',
      'mniej więcej',
      'wraz z',
      'teraz i tu',
      'tu i teraz',
      'lat i więcej',
      '\\d+ (?:lub|i|albo) (?:więcej|mniej|\\d+)',
    ].join('|'),
  ),
  leading: word(
    [
      'czy (?:nie )?(?:zgadza(?:sz|ją) się|zgodzi(?:sz|cie) się),? że',
      'czy nie (?:uważasz|uważacie|sądzisz|sądzicie|myślisz|powinn\\p{L}*|należ\\p{L}*|lepiej)',
      'oczywi(?:ście|sty|sta|ste)',
      'jak (?:wszyscy wiemy|wiadomo|wiemy|bardzo)',
      'wszyscy (?:wiedzą|wiemy|chcą|chcemy)',
      'niewątpliwie',
      'bez wątpienia',
      'na pewno (?:też|także|zgodz\\p{L}*)',
      'wreszcie',
      'nareszcie',
      'niestety',
      'skandaliczn\\p{L}*',
      'fataln\\p{L}*',
      'okropn\\p{L}*',
      'wspaniał\\p{L}*',
      'świetn\\p{L}*',
      'znakomit\\p{L}*',
      'nieudoln\\p{L}*',
      'bezsensown\\p{L}*',
      'absurdaln\\p{L}*',
      'zbędn\\p{L}*',
      'niepotrzebn\\p{L}*',
      'długo (?:oczekiwan|wyczekiwan)\\p{L}*',
      'tak (?:ważn|potrzebn|piękn)\\p{L}*',
      'każdy rozsądny \\p{L}+',
      'ekspert(?:ki|ów|om|y|ci)? (?:uważają|mówią|twierdzą)',
    ].join('|'),
  ),
  negation: word('nie'),
  harmless: word(
    'nie wiem|nie dotyczy|nie mam zdania|dlaczego nie|czemu nie|jeśli nie|jeżeli nie|(?:lub|czy|albo) nie(?=\\s*(?:[?.,)]|$))',
  ),
  official: [
    [word('w przedmiocie'), 'w sprawie'],
    [word('przedmiotow\\p{L}+'), 'ten, ta, to'],
    [word('niniejsz\\p{L}+'), 'ten, ta, to'],
    [word('celem|w celu'), 'żeby'],
    [word('dokon(?:ać|anie|ania|uje|ujesz|ywać|ał|ała|uj)'), 'zrobić (albo zwykły czasownik: „wybrać”, „zmienić”)'],
    [word('posiada(?:ć|sz|cie|ją|nie|nia|my)?'), 'mieć'],
    [word('zamieszk(?:uje|ujesz|ują|ujecie|iwać|ały|ała|ałych|iwania|ania)'), 'mieszkać'],
    [word('uiści(?:ć|sz|cie)|uiszcz\\p{L}+'), 'zapłacić'],
    [word('interesariusz\\p{L}*'), 'osoby, których to dotyczy'],
    [word('implement\\p{L}+'), 'wprowadzić'],
    [word('ewaluacj\\p{L}+'), 'ocena'],
    [word('partycypac\\p{L}+|partycypuj\\p{L}*'), 'udział mieszkańców'],
    [word('respondent\\p{L}*'), 'osoba, która odpowiada'],
    [word('preferencj\\p{L}+|preferuj\\p{L}*'), 'co wolisz'],
    [word('dedykowan\\p{L}+'), 'przeznaczony'],
    [word('adekwatn\\p{L}+'), 'odpowiedni'],
    [word('optymaliz\\p{L}+'), 'poprawa'],
    [word('beneficjent\\p{L}*'), 'osoby, które skorzystają'],
    [word('transport(?:u|em|owi)? (?:zbiorow|publiczn)\\p{L}+'), 'autobusy i pociągi'],
    [word('mobilnoś\\p{L}+'), 'to, jak się poruszasz'],
    [word('infrastruktur\\p{L}+'), 'to, o co chodzi: drogi, chodniki, światło'],
    [word('jednost\\p{L}+ samorządu terytorialnego|jst'), 'gmina, powiat, województwo'],
    [word('z uwagi na|ze względu na fakt'), 'bo'],
    [word('w zakresie'), 'w, o'],
    [word('aktualnie|na chwilę obecną|w chwili obecnej'), 'teraz'],
    [word('aczkolwiek|tudzież'), 'ale, i'],
    [word('ubiega(?:ć|nie|nia|sz) się'), 'starać się'],
    [word('zapotrzebowani\\p{L}+'), 'czego potrzeba'],
    [word('rewitaliz\\p{L}+'), 'odnowa'],
    [word('małej architektury|mała architektura'), 'ławki, kosze, stojaki'],
    [word('zagospodarowani(?:e|a|u) (?:terenu|przestrzeni)'), 'co ma tam być'],
  ],
  unknown: word('nie wiem|trudno powiedzieć|nie mam zdania|bez zdania|nie pamiętam|nie znam'),
  other: word('inn[eyąa]|coś innego|żadn[eya]|gdzie indziej|inaczej'),
  often: word('codziennie|raz|razy|dziennie|nigdy|co (?:tydzień|miesiąc|rok)'),
  positive: word(
    '(?:raczej|zdecydowanie) tak|dobrz[eą]|dobr[yae]|bardzo dobr\\p{L}+|zadowolon\\p{L}+|zgadzam|popieram|łatw[oey]|świetn\\p{L}+|najlep\\p{L}+|pozytywn\\p{L}+|wysok[oi]\\p{L}*|często|wygodn\\p{L}+|bezpieczn\\p{L}+|znakomit\\p{L}+',
  ),
  negative: word(
    '(?:raczej|zdecydowanie) nie|nie (?:zgadzam|popieram|podoba|chcę)|źle|zł[yae]|niezadowolon\\p{L}+|przeciw\\p{L}*|trudn[oey]|słab[oey]|najgor\\p{L}+|negatywn\\p{L}+|nisk[oi]\\p{L}*|rzadko|niewygodn\\p{L}+|niebezpieczn\\p{L}+|nigdy',
  ),
  middle: word('ani .+ ani|średni[oa]?|przeciętn\\p{L}+|obojętn\\p{L}+|neutraln\\p{L}+|czasem|trochę tak,? trochę nie'),
}

const ENGLISH: Lexicon = {
  joins: word('and|or|as well as'),
  pairs: word(
    'name and surname|first and last name|pros and cons|for and against|date and (?:time|place)|street and number|more or less|women and men|now and then|there and back|\\d+ (?:or|and) (?:more|less|over|under|\\d+)',
  ),
  leading: word(
    "do(?:n't)? you (?:not )?agree that|don't you think|wouldn't you|obviously|of course|as (?:everyone|we all) know\\p{L}*|how much do you (?:like|love|hate)|how (?:great|bad)|finally|unfortunately|terrible|wonderful|awful|excellent|useless|clearly",
  ),
  negation: word("not|never|\\p{L}+n't"),
  harmless: word("not sure|not applicable|don't know|why not|if not|or not"),
  official: [
    [word('in respect of|pertaining to|in relation to'), 'about'],
    [word('utili[sz]e\\p{L}*'), 'use'],
    [word('commence\\p{L}*'), 'start'],
    [word('stakeholders?'), 'people it concerns'],
    [word('prior to'), 'before'],
    [word('subsequent to'), 'after'],
    [word('implement\\p{L}*'), 'carry out'],
    [word('respondents?'), 'person who answers'],
    [word('in order to'), 'to'],
    [word('reside\\p{L}*'), 'live'],
    [word('facilitate\\p{L}*'), 'help'],
  ],
  unknown: word("don't know|do not know|not sure|no opinion|hard to say|don't remember"),
  other: word('other|something else|none|elsewhere'),
  often: word('every (?:day|week|month|year)|once|twice|times|daily|never'),
  positive: word(
    '(?:probably|definitely) yes|good|very good|satisfied|agree|support|easy|excellent|best|positive|high|often|safe',
  ),
  negative: word(
    '(?:probably|definitely) no|not at all|bad|very bad|poor|dissatisfied|unsatisfied|disagree|oppose|against|difficult|hard|worst|negative|low|rarely|never|unsafe',
  ),
  middle: word('neither .+ nor|average|neutral|so-so|sometimes'),
}

export const LEXICONS: Record<Locale, Lexicon> = { pl: POLISH, en: ENGLISH }
