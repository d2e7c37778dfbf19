import type { DeclarationText, Kind } from '../../../modules/membership/index.ts'

const NEWSLETTER = {
  pl: 'Chcę dostawać newsletter Sieci na podany adres e-mail. Zgodę mogę wycofać w każdej chwili.',
  en: 'I want to get the newsletter of the network at the given address. I can take this back at any time.',
}
const PRIVACY = {
  pl: 'Administratorem danych jest Fundacja SocLab, ul. Zwierzyniecka 17/16, 15-312 Białystok. Dane służą do prowadzenia listy członków Sieci (art. 6 ust. 1 lit. b i f RODO), a tam, gdzie jest osobna zgoda, do tego, na co ją wyrażono (lit. a). Przechowujemy je przez czas członkostwa i sześć lat po nim, a dane z deklaracji nieprzyjętych przez rok. Masz prawo dostępu, sprostowania, usunięcia, ograniczenia, przeniesienia i sprzeciwu oraz skargi do Prezesa UODO. Podanie danych jest dobrowolne, ale potrzebne do przystąpienia. Nie ma profilowania.',
  en: 'The controller is Fundacja SocLab, ul. Zwierzyniecka 17/16, 15-312 Białystok. The data serve to keep the list of members (art. 6(1)(b) and (f) GDPR), and where there is a consent of its own, what it was given to (point a). We keep them while membership lasts and six years after, those of declined declarations for a year. You have the right to access, correction, erasure, restriction, portability and objection, and to complain to the supervisory authority (UODO). Giving them is voluntary but needed to join. There is no profiling.',
}

/** What the demonstration network declares, in our own words. */
export const DECLARATION_TEXTS: Record<Kind, DeclarationText['words']> = {
  person: {
    pl: {
      statement:
        'Przystępuję do Regionalnej Sieci Praktyków Partycypacji. Akceptuję jej cele: wymianę wiedzy i doświadczeń, dbanie o dobre standardy konsultacji oraz rozmowę o aktywności obywatelskiej w regionie. W miarę możliwości wezmę udział w spotkaniach i podzielę się tym, co umiem.',
      newsletter: NEWSLETTER.pl,
      publication:
        'Zgadzam się na pokazanie mojego imienia, nazwiska i wizytówki na stronie Sieci. Sam wybieram, co w niej widać.',
      privacy: PRIVACY.pl,
    },
    en: {
      statement:
        'I join the Regional Network of Participation Practitioners. I accept its aims: exchange of knowledge and experience, care for good standards of consultations, and debate about civic activity in the region. As far as I can, I will take part in meetings and share what I know.',
      newsletter: NEWSLETTER.en,
      publication:
        'I agree that my name and card are shown on the pages of the network. I choose what is visible on it.',
      privacy: PRIVACY.en,
    },
  },
  institution: {
    pl: {
      statement:
        'W imieniu instytucji deklaruję jej przystąpienie do Regionalnej Sieci Praktyków Partycypacji. Instytucja akceptuje cele Sieci: wymianę wiedzy i doświadczeń, dbanie o dobre standardy konsultacji oraz rozmowę o aktywności obywatelskiej w regionie. Oświadczam, że mogę działać w jej imieniu.',
      newsletter: NEWSLETTER.pl,
      publication: 'Zgadzam się na pokazanie mojego imienia, nazwiska i funkcji przy wizytówce instytucji.',
      privacy: PRIVACY.pl,
    },
    en: {
      statement:
        'On behalf of the institution I declare that it joins the Regional Network of Participation Practitioners. It accepts the aims of the network: exchange of knowledge and experience, care for good standards of consultations, and debate about civic activity in the region. I declare that I may act on its behalf.',
      newsletter: NEWSLETTER.en,
      publication: 'I agree that my name and position are shown beside the card of the institution.',
      privacy: PRIVACY.en,
    },
  },
}
