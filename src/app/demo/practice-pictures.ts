import { keepFile } from '../../modules/media/index.ts'
import { FILE_SUBJECT } from '../../modules/practices/index.ts'
import type { Context } from '../../platform/context.ts'
import { pngOf } from './emblems.ts'
import { uploaded } from './files.ts'

/** What the pictures of some practices show, drawn by us: by the last word of the practice's address. */
const PICTURES: Record<string, { alt: string; drawn: () => string }> = {
  'spacery-badawcze-nad-netta': {
    alt: 'Rysunek: grupa ludzi idzie bulwarem nad rzeką, pod drzewami',
    drawn: () =>
      scene(
        SKY,
        hills('#a9c48f', 330),
        river(455),
        path(620),
        trees([90, 300, 930, 1110], 430),
        people([430, 500, 575, 690, 760], 560),
      ),
  },
  'wiata-przystankowa-z-funduszu-soleckiego': {
    alt: 'Rysunek: drewniana wiata przystankowa przy wiejskiej drodze, w niej dwoje dzieci',
    drawn: () =>
      scene(
        SKY,
        hills('#b9cf9b', 360),
        houses([120, 930], 380),
        road(560),
        shelter(470, 330),
        people([560, 630], 500),
        trees([1120], 440),
      ),
  },
  'budzet-obywatelski-z-ocena-przed-glosowaniem': {
    alt: 'Rysunek: stół z kartami projektów, przy nim mieszkańcy i urzędniczka, na ścianie plan miasta',
    drawn: () => scene(WALL, board(330, 90), people([250, 400, 820, 960], 400), table(200, 430, 800), cards(270, 470)),
  },
  'uchwala-o-kursach-autobusu-zebrana-na-targu': {
    alt: 'Rysunek: stragan na targu, obok stolik z listą podpisów i kolejka osób',
    drawn: () =>
      scene(
        SKY,
        hills('#b9cf9b', 330),
        houses([60, 300, 960], 400),
        stall(130, 300),
        people([640, 720, 800, 880], 520),
        table(460, 540, 170),
        road(600),
      ),
  },
  'panel-obywatelski-o-upalach': {
    alt: 'Rysunek: osoby siedzą w kręgu pod oknem, za którym świeci słońce',
    drawn: () => scene(WALL, windowWith(480, 70), circleOf(600, 480)),
  },
  'regulamin-budzetu-napisany-z-mieszkancami': {
    alt: 'Rysunek: warsztat przy dwóch stołach, na tablicy kolorowe karteczki',
    drawn: () =>
      scene(
        WALL,
        notes(360, 80),
        people([180, 330, 480], 420),
        people([720, 870, 1020], 420),
        table(130, 450, 420),
        table(670, 450, 420),
      ),
  },
}

/** Gives a practice of the demonstration its picture, when there is one. */
export async function bringPicture(context: Context, practice: { id: string; slug: string; title: string }) {
  const picture = PICTURES[practice.slug]
  if (!picture) return
  const kept = await uploaded(`${practice.slug}.png`, await pngOf(picture.drawn()), (upload) =>
    keepFile(context, upload, {
      subject: { kind: FILE_SUBJECT, id: practice.id },
      kinds: ['image'],
      visibility: 'public',
      alt: picture.alt,
      needsAlt: true,
      title: 'Rysunek demonstracyjny',
    }),
  )
  if (!kept.ok) throw new Error(`The picture of ${practice.slug} was not kept: ${kept.problem}`)
}

const scene = (...parts: string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675" viewBox="0 0 1200 675">${parts.join('')}</svg>`

const SKY =
  '<rect width="1200" height="675" fill="#dcebf2"/><circle cx="1010" cy="110" r="52" fill="#f3c969"/><path d="M140 150q30-46 78-22 34-42 84-6 44-4 46 34H120q0-8 20-6z" fill="#fff" opacity=".85"/>'
const WALL =
  '<rect width="1200" height="675" fill="#f4ecd8"/><rect y="540" width="1200" height="135" fill="#d9c39a"/><path d="M0 540h1200" stroke="#c3a877" stroke-width="6"/>'

const hills = (colour: string, top: number) =>
  `<path d="M0 ${top + 60}Q200 ${top - 40} 420 ${top + 30}T820 ${top + 10} 1200 ${top + 40}V675H0z" fill="${colour}"/><path d="M0 ${top + 130}Q300 ${top + 60} 640 ${top + 120}T1200 ${top + 110}V675H0z" fill="#8fae72"/>`

const river = (top: number) =>
  `<path d="M0 ${top}Q300 ${top - 50} 620 ${top - 6}T1200 ${top - 40}V${top + 60}Q900 ${top + 40} 600 ${top + 70}T0 ${top + 70}z" fill="#6fa9c9"/><path d="M120 ${top + 20}h90M420 ${top + 34}h120M800 ${top + 8}h100" stroke="#d6ebf5" stroke-width="5" stroke-linecap="round"/>`

const path = (top: number) =>
  `<path d="M0 ${top}Q400 ${top - 70} 760 ${top - 40}T1200 ${top - 60}V675H0z" fill="#e2cfa2"/>`

const road = (top: number) =>
  `<rect y="${top}" width="1200" height="${675 - top}" fill="#8b8d88"/><path d="M30 ${top + 58}h1140" stroke="#f4ecd8" stroke-width="8" stroke-dasharray="70 50"/>`

const trees = (places: number[], foot: number) =>
  places
    .map(
      (x, index) =>
        `<rect x="${x - 11}" y="${foot - 60}" width="22" height="130" rx="8" fill="#7a5a3c"/><circle cx="${x}" cy="${foot - 120}" r="${78 + (index % 2) * 14}" fill="#4a7c59"/><circle cx="${x + 38}" cy="${foot - 80}" r="48" fill="#5f9068"/><circle cx="${x - 42}" cy="${foot - 84}" r="44" fill="#3d6b4b"/>`,
    )
    .join('')

const COATS = ['#1d5b3f', '#1f5f8b', '#d98e04', '#a4262c', '#6b4e8f', '#3f7f86']
const FACES = ['#f0cfae', '#e3b58e', '#f3d9c0', '#c98f65']

/** People who stand; every third one has a hat, so that they differ by more than colour. */
const people = (places: number[], foot: number) =>
  places
    .map((x, index) => {
      const coat = COATS[(index + Math.round(x / 90)) % COATS.length]
      const hat = index % 3 === 1 ? `<path d="M${x - 30} ${foot - 128}h60q-4-34-30-34t-30 34z" fill="#5b4632"/>` : ''
      return `<path d="M${x - 16} ${foot + 20}l4 70M${x + 16} ${foot + 20}l-4 70" stroke="#3b3f3d" stroke-width="18" stroke-linecap="round"/><path d="M${x - 40} ${foot + 36}q-6-120 40-124t40 124z" fill="${coat}"/><path d="M${x - 36} ${foot - 50}q-26 30-14 66M${x + 36} ${foot - 50}q26 30 14 66" stroke="${coat}" stroke-width="17" fill="none" stroke-linecap="round"/><circle cx="${x}" cy="${foot - 116}" r="29" fill="${FACES[index % FACES.length]}"/>${hat}`
    })
    .join('')

const houses = (places: number[], foot: number) =>
  places
    .map(
      (x, index) =>
        `<rect x="${x}" y="${foot - 90}" width="170" height="150" fill="${index % 2 ? '#e9d8b4' : '#f0e4c9'}"/><path d="M${x - 18} ${foot - 88}l103-82 103 82z" fill="#a4532f"/><rect x="${x + 24}" y="${foot - 56}" width="44" height="44" fill="#7ba4b8"/><rect x="${x + 100}" y="${foot - 40}" width="42" height="100" fill="#7a5a3c"/>`,
    )
    .join('')

const shelter = (x: number, top: number) =>
  `<path d="M${x - 30} ${top + 26}l140-60 140 60z" fill="#7a5a3c"/><rect x="${x}" y="${top + 26}" width="220" height="210" fill="#c79a62"/><rect x="${x + 18}" y="${top + 52}" width="184" height="184" fill="#8d6a42"/><rect x="${x + 30}" y="${top + 170}" width="160" height="18" fill="#e2c08c"/><rect x="${x + 268}" y="${top + 40}" width="10" height="200" fill="#3b3f3d"/><circle cx="${x + 273}" cy="${top + 36}" r="26" fill="#1f5f8b"/>`

const table = (x: number, top: number, width: number) =>
  `<rect x="${x + 30}" y="${top + 40}" width="22" height="160" fill="#8d6a42"/><rect x="${x + width - 52}" y="${top + 40}" width="22" height="160" fill="#8d6a42"/><rect x="${x}" y="${top}" width="${width}" height="46" rx="10" fill="#c79a62"/><rect x="${x + width / 2 - 50}" y="${top - 8}" width="46" height="14" fill="#fff"/><rect x="${x + width / 2 + 16}" y="${top - 8}" width="46" height="14" fill="#fff"/>`

const cards = (x: number, top: number) =>
  [0, 1, 2, 3, 4]
    .map(
      (at) =>
        `<g transform="translate(${x + at * 130} ${top - 40}) rotate(${(at % 3) * 7 - 6})"><rect width="84" height="36" rx="4" fill="#fff" stroke="#c3a877" stroke-width="3"/><path d="M12 13h60M12 23h40" stroke="#1d5b3f" stroke-width="5"/></g>`,
    )
    .join('')

const board = (x: number, top: number) =>
  `<rect x="${x}" y="${top}" width="540" height="190" rx="8" fill="#fff" stroke="#8d6a42" stroke-width="10"/><path d="M${x + 30} ${top + 150}q120-90 220-60t260-70" stroke="#6fa9c9" stroke-width="16" fill="none"/><path d="M${x + 60} ${top + 30}l420 130M${x + 330} ${top + 20}l-120 150" stroke="#b9b29f" stroke-width="7"/><circle cx="${x + 150}" cy="${top + 70}" r="14" fill="#a4262c"/><circle cx="${x + 390}" cy="${top + 90}" r="14" fill="#d98e04"/><circle cx="${x + 290}" cy="${top + 140}" r="14" fill="#1d5b3f"/>`

const notes = (x: number, top: number) =>
  `<rect x="${x}" y="${top}" width="480" height="200" rx="8" fill="#fff" stroke="#8d6a42" stroke-width="10"/>${[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => `<rect x="${x + 34 + (at % 5) * 86}" y="${top + 28 + Math.floor(at / 5) * 78}" width="62" height="58" fill="${['#f3c969', '#a9d0b4', '#9fc6dd', '#efb0a4'][at % 4]}" transform="rotate(${(at % 3) * 4 - 4} ${x + 65 + (at % 5) * 86} ${top + 57})"/>`).join('')}`

const stall = (x: number, top: number) =>
  `<rect x="${x}" y="${top}" width="14" height="270" fill="#7a5a3c"/><rect x="${x + 286}" y="${top}" width="14" height="270" fill="#7a5a3c"/>${[0, 1, 2, 3, 4, 5].map((at) => `<path d="M${x - 18 + at * 56} ${top - 20}h56v50q-28 26-56 0z" fill="${at % 2 ? '#f4ecd8' : '#a4262c'}"/>`).join('')}<rect x="${x}" y="${top + 170}" width="300" height="100" fill="#c79a62"/>${[0, 1, 2, 3, 4, 5, 6].map((at) => `<circle cx="${x + 30 + at * 40}" cy="${top + 158}" r="20" fill="${['#d98e04', '#a4262c', '#5f9068'][at % 3]}"/>`).join('')}`

const windowWith = (x: number, top: number) =>
  `<rect x="${x}" y="${top}" width="240" height="200" fill="#bfe0ee" stroke="#8d6a42" stroke-width="12"/><circle cx="${x + 160}" cy="${top + 70}" r="40" fill="#f3b43a"/><path d="M${x + 120} ${top}v200M${x} ${top + 100}h240" stroke="#8d6a42" stroke-width="8"/>`

/** People in a circle, those further away smaller and drawn first. */
const circleOf = (x: number, y: number) =>
  Array.from({ length: 9 }, (_, at) => (at / 9) * 2 * Math.PI)
    .map((angle) => ({ x: x + Math.cos(angle) * 380, y: y + Math.sin(angle) * 90, angle }))
    .sort((a, b) => a.y - b.y)
    .map(
      (seat, index) =>
        `<g transform="translate(${seat.x.toFixed(0)} ${seat.y.toFixed(0)}) scale(${(1.05 + Math.sin(seat.angle) * 0.2).toFixed(2)})"><rect x="-44" y="10" width="88" height="70" rx="10" fill="#8d6a42"/><path d="M-40 60q-6-120 40-124t40 124z" fill="${COATS[index % COATS.length]}"/><circle cy="-92" r="29" fill="${FACES[index % FACES.length]}"/></g>`,
    )
    .join('')
