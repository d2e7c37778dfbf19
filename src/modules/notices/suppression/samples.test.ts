import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../platform/config.ts'
import { returnPathOf } from '../../../platform/mail/index.ts'
import { readReturned } from './delivery-status.ts'

// Written after the shapes in which Polish providers and common servers give letters back; the people are invented.
const FOLDER = join(import.meta.dirname, 'samples')

const LETTER = '01a2222c-f87b-7cab-a6d7-de5d947bf1d0'
const config = readConfig({
  WIEC_DATA: tmpdir(),
  WIEC_URL: 'https://wiec.example',
  WIEC_SECRET: 'only for tests, only for tests, only',
  MAIL_BOUNCES: 'zwroty@wiec.example',
})
const address = returnPathOf(config, `<${LETTER}@wiec.example>`) ?? ''

/** The sample, addressed to where our letter would return. Byte for byte, as some are in older encodings. */
function sample(name: string): Buffer {
  const filled = readFileSync(join(FOLDER, `${name}.eml`), 'latin1')
    .replaceAll('@LETTER@', LETTER)
    .replaceAll('@VERP@', address)
    .replaceAll('@VERP-UPPER@', address.toUpperCase())
  return Buffer.from(filled, 'latin1')
}

type Expected = [kind: 'hard' | 'soft' | 'refused' | 'complaint', code: number | null] | null

const SAMPLES: Record<string, Expected> = {
  'wp-nie-ma-konta': ['hard', 511],
  'wp-pelna-skrzynka': ['soft', 522],
  'wp-spam': ['refused', 571],
  'o2-nieaktywne-konto': ['hard', 500],
  'o2-limit-polaczen': null,
  'onet-nieznany-odbiorca': ['hard', 511],
  'onet-konto-zablokowane': ['hard', 521],
  'interia-limit-skrzynki': ['soft', 522],
  'interia-odrzucone-spf': ['refused', 571],
  'home-pl-nie-istnieje': ['hard', 511],
  'nazwa-pl-brak-skrzynki': ['hard', 511],
  'cyberfolks-przekroczony-limit': ['soft', 522],
  'nadawca-odrzucony': ['refused', 518],
  'za-duzy-list': ['refused', 534],
  'domena-nie-istnieje': ['soft', 544],
  'po-48-godzinach': ['soft', 441],
  opoznienie: null,
  doreczono: null,
  'bez-zwroconego-listu': ['hard', 511],
  'adres-zmieniony-na-wielkie': ['hard', 511],
  'obcy-list': null,
  'podrobiony-adres-zwrotu': null,
  'sam-numer-listu': ['hard', 511],
  'szara-lista-na-zawsze': ['refused', 471],
  'exchange-urzad-nie-ma-osoby': ['hard', 511],
  'exchange-urzad-brak-zgody-na-obcych': ['refused', 571],
  'exchange-urzad-pelna-skrzynka': ['soft', 522],
  'microsoft-365-nie-zna-adresata': ['hard', 541],
  'microsoft-365-petla': ['soft', 541],
  'outlook-com-reputacja': ['refused', 571],
  'outlook-com-skrzynki-nie-ma': ['hard', 550],
  'gmail-adresu-nie-ma': ['hard', 511],
  'gmail-pelna-skrzynka': ['soft', 522],
  'gmail-bez-podpisu': ['refused', 572],
  'gmail-opoznienie': null,
  'exim-wlasnymi-slowami': ['hard', null],
  'exim-przekroczony-limit': ['soft', null],
  'exim-ostrzezenie': null,
  qmail: ['hard', 511],
  'sendmail-nieznany': ['hard', 511],
  'poczta-po-polsku-iso-8859-2': ['hard', null],
  'pelna-skrzynka-quoted-printable': ['soft', null],
  'opoznienie-po-polsku': null,
  'zimbra-urzad': ['hard', 511],
  'dovecot-lmtp-limit': ['soft', 522],
  'mdaemon-nieznany': ['hard', 500],
  'domino-po-polsku': ['hard', 511],
  'dwoje-odbiorcow-jeden-nieudany': ['hard', 511],
  'courier-mysql': ['hard', 500],
  'skarga-yahoo': ['complaint', null],
  'skarga-outlook-jmrp': ['complaint', null],
  'skarga-cofnieta': null,
  'raport-podpisu': null,
  'urlop-autoodpowiedz': null,
  'odpowiedz-czlowieka': null,
  'sympa-przeszedl-na-emeryture': null,
  'zly-mime': ['hard', 511],
}

describe('messages that come back', () => {
  test('every sample is told of, and there are more than forty', () => {
    const files = readdirSync(FOLDER).map((name) => name.replace(/\.eml$/, ''))
    expect(files.sort()).toEqual(Object.keys(SAMPLES).sort())
    expect(files.length).toBeGreaterThan(40)
  })

  test.each(Object.entries(SAMPLES))('%s', async (name, expected) => {
    const returned = await readReturned(sample(name), config)
    expect(returned).toEqual(expected && { letterId: LETTER, kind: expected[0], code: expected[1] })
  })

  test('a sample cut anywhere is read without an error, and never as another letter', async () => {
    for (const name of Object.keys(SAMPLES)) {
      const whole = sample(name)
      for (let part = 1; part < 8; part += 1) {
        const returned = await readReturned(whole.subarray(0, Math.floor((whole.length * part) / 8)), config)
        expect([null, LETTER]).toContain(returned?.letterId ?? null)
      }
    }
  })
})
