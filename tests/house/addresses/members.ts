import { ROLES } from '../../support/world/roles.ts'
import { type Access, EVERYBODY, NETWORK } from './who.ts'

/** Own entries, letters to members, memberships, the newsletter and ideas. */
export const MEMBERS: Access[] = [
  // What one has entered is one's own to correct.
  {
    who: ['clerk'],
    get: [
      '/praca/konsultacje/:slug/wprowadzanie/:reference',
      '/praca/konsultacje/:slug/wprowadzanie/:reference/cofniecie',
    ],
    post: [
      '/praca/konsultacje/:slug/wprowadzanie/:reference',
      '/praca/konsultacje/:slug/wprowadzanie/:reference/cofniecie',
    ],
  },

  // Letters to members, by anybody where the member allows it; a letter is reported by whoever got it.
  { who: EVERYBODY, post: ['/siec/czlonkowie/:id/list', '/siec/listy/:secret/naduzycie'] },
  { who: ROLES, get: ['/siec/moje-czlonkostwo', '/siec/dla-czlonkow'] },
  // A feed of one's own, for whoever is signed in; it is empty for those who are no members.
  { who: ROLES, post: ['/siec/dla-czlonkow/kanal', '/siec/dla-czlonkow/kanal/zamkniecie'] },
  // One's own membership; nobody of these has one.
  {
    who: [],
    get: [
      '/siec/moje-czlonkostwo/:id/wizytowka',
      '/siec/moje-czlonkostwo/:id/podglad',
      '/siec/moje-czlonkostwo/:id/odejscie',
      '/siec/moje-czlonkostwo/:id/przedstawiciele',
    ],
    post: [
      '/siec/moje-czlonkostwo/:id/konto',
      '/siec/moje-czlonkostwo/:id/wizytowka',
      '/siec/moje-czlonkostwo/:id/zgody',
      '/siec/moje-czlonkostwo/:id/odejscie',
      '/siec/moje-czlonkostwo/:id/przedstawiciele',
      '/siec/moje-czlonkostwo/:id/przedstawiciele/:person/koniec',
    ],
  },

  // The newsletter.
  {
    who: EVERYBODY,
    get: [
      '/newsletter',
      '/newsletter/kanal.xml',
      '/newsletter/kanal.json',
      '/newsletter/:year{\\d{4}}/:number{\\d{1,4}}',
      '/newsletter/zapis',
      '/newsletter/zapis/sprawdz-poczte',
      '/newsletter/usunieto',
      '/newsletter/ustawienia/:token',
      '/newsletter/ustawienia/:token/dane.json',
      '/newsletter/ustawienia/:token/usuniecie',
      '/newsletter/wypisanie/:token',
    ],
    post: [
      '/newsletter/zapis',
      '/osadz/newsletter',
      '/newsletter/ustawienia/:token',
      '/newsletter/ustawienia/:token/przerwa',
      '/newsletter/ustawienia/:token/wznowienie',
      '/newsletter/ustawienia/:token/usuniecie',
      '/newsletter/wypisanie/:token',
      '/newsletter/wypisz/:token',
    ],
  },
  { who: EVERYBODY, status: [302], get: ['/newsletter/wypisz/:token'] },
  // Without a counted link there is nothing to open.
  { who: EVERYBODY, status: [404], get: ['/newsletter/otwarcie/:issue/:place{[0-9]{1,4}}'] },
  {
    who: NETWORK,
    get: ['/administracja/newsletter/numery/:id/wysylka', '/administracja/newsletter/numery/:id/wysylka/odbiorcy'],
    post: [
      '/administracja/newsletter/numery/:id/wysylka/wstrzymanie',
      '/administracja/newsletter/numery/:id/wysylka/wznowienie',
      '/administracja/newsletter/numery/:id/wysylka/zatrzymanie',
      '/administracja/newsletter/numery/:id/wysylka/liczenie',
      '/administracja/newsletter/numery/:id/wysylka/odbiorcy/:delivery/ponowienie',
      '/administracja/newsletter/numery/:id/wysylka/odbiorcy/:delivery/uznanie',
    ],
  },
  // A draft is not being sent, so there is nothing to stop.
  { who: NETWORK, status: [303], get: ['/administracja/newsletter/numery/:id/wysylka/zatrzymanie'] },
  {
    who: EVERYBODY,
    status: [410],
    get: ['/newsletter/potwierdzenie/:secret'],
    post: ['/newsletter/potwierdzenie/:secret'],
  },
  {
    who: NETWORK,
    get: [
      '/administracja/newsletter',
      '/administracja/newsletter/odbiorcy',
      '/administracja/newsletter/listy',
      '/administracja/newsletter/listy/:id',
      '/administracja/newsletter/listy/:id/cofniecie',
      '/administracja/newsletter/numery/:id',
      '/administracja/newsletter/numery/:id/dane',
      '/administracja/newsletter/numery/:id/usuniecie',
      '/administracja/newsletter/numery/:id/koszyk',
      '/administracja/newsletter/numery/:id/bloki/nowy',
      '/administracja/newsletter/numery/:id/bloki/:block',
      '/administracja/newsletter/numery/:id/bloki/:block/usuniecie',
      '/administracja/newsletter/numery/:id/sprawdzenie',
      '/administracja/newsletter/numery/:id/podglad',
      '/administracja/newsletter/numery/:id/podglad/list',
      '/administracja/newsletter/numery/:id/podglad/styl.css',
      '/administracja/newsletter/numery/:id/podglad/tekst',
    ],
    post: [
      '/administracja/newsletter/numery',
      '/administracja/newsletter/odbiorcy/wypisanie',
      '/administracja/newsletter/listy',
      '/administracja/newsletter/listy/:id',
      '/administracja/newsletter/listy/:id/cofniecie',
      '/administracja/newsletter/numery/:id/dane',
      '/administracja/newsletter/numery/:id/usuniecie',
      '/administracja/newsletter/numery/:id/koszyk',
      '/administracja/newsletter/numery/:id/bloki/nowy',
      '/administracja/newsletter/numery/:id/bloki/linia',
      '/administracja/newsletter/numery/:id/bloki/:block',
      '/administracja/newsletter/numery/:id/bloki/:block/wyzej',
      '/administracja/newsletter/numery/:id/bloki/:block/nizej',
      '/administracja/newsletter/numery/:id/bloki/:block/usuniecie',
      '/administracja/newsletter/numery/:id/uwagi',
      '/administracja/newsletter/numery/:id/uwagi/:comment/zalatwione',
      '/administracja/newsletter/numery/:id/do-czytania',
      '/administracja/newsletter/numery/:id/przeczytane',
      '/administracja/newsletter/numery/:id/proba',
      '/administracja/newsletter/numery/:id/termin',
      '/administracja/newsletter/numery/:id/termin/cofniecie',
    ],
  },

  // Only members of the network propose and support; nobody of these belongs to it.
  {
    who: [],
    get: ['/siec/pomysly/nowy', '/siec/pomysly/:id/wycofanie'],
    post: [
      '/siec/pomysly/nowy',
      '/siec/pomysly/:id/poparcie',
      '/siec/pomysly/:id/poparcie/wycofanie',
      '/siec/pomysly/:id/komentarze',
      '/siec/pomysly/:id/wycofanie',
    ],
  },
]
