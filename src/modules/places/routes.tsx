import { Hono } from 'hono'
import { renderToString } from 'preact-render-to-string'
import { found } from '../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type HttpContext,
  page,
  readForm,
  readQuery,
  safePath,
  seeOther,
  withProblem,
} from '../../platform/http/index.ts'
import { MyUnitForm, MyUnitQuery, PictureQuery, SpotQuery, SuggestionQuery } from './forms.ts'
import { AreaPicture, PICTURE } from './maps/picture.tsx'
import { prepareAreaMap } from './maps/prepare.ts'
import { forgetUnit, myUnit, rememberUnit } from './my-unit.ts'
import { MyUnitPage } from './pages.tsx'
import { parsePoint } from './points.ts'
import { findSpots } from './search/spots.ts'
import { findUnits, type UnitFound } from './search/store.ts'
import { outlineOf, shapeOf } from './shapes/outlines.ts'
import { unitByCode } from './store.ts'
import { openTileRoutes } from './tiles/routes.ts'
import { fullName, whereabouts } from './words.ts'

export interface Needs {
  /** Codes of the units the network works in; theirs come first among gminas of one name. */
  region(c: HttpContext): Promise<readonly string[]>
}

/** More than a person wants to read, and enough for every gmina of one name (the most are the six called Lipno). */
const MOST_CHOICES = 12
const MOST_SUGGESTIONS = 8
const DAY_SECONDS = 86_400

/** Addresses of choosing one's gmina and of suggestions while a name is typed. */
export function openRoutes({ region }: Needs): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openTileRoutes())
  const gminas = async (c: HttpContext, text: string, limit: number) =>
    findUnits(c.get('context').db, text, { level: 'gmina', limit, region: await region(c) })

  routes.get('/moja-gmina', async (c) => {
    const query = readQuery(c, MyUnitQuery)
    const matches = query.szukaj ? await gminas(c, query.szukaj, MOST_CHOICES) : []
    const form = emptyForm({ miejsce: query.szukaj, kod: matches[0]?.unit.code ?? '', powrot: query.powrot })
    return page(c, <MyUnitPage form={form} found={matches} mine={await myUnit(c)} />)
  })

  routes.post('/moja-gmina', async (c) => {
    const form = await readForm(c, MyUnitForm)
    if (!form.ok) return page(c, <MyUnitPage form={form} found={[]} mine={await myUnit(c)} />, 422)

    const { miejsce, kod, powrot } = form.value
    const picked = kod ? await unitByCode(c.get('context').db, kod) : null
    const matches = picked ? [] : await gminas(c, miejsce, MOST_CHOICES)
    const unit = picked ?? onlyOne(matches)
    if (unit) {
      rememberUnit(c, unit)
      return seeOther(c, powrot, 'places.mine.chosen')
    }
    if (matches.length > 0) return seeOther(c, choosing(miejsce, powrot))
    const again = withProblem(c, form, 'miejsce', miejsce ? 'places.mine.unknown' : 'places.mine.needed')
    return page(c, <MyUnitPage form={again} found={[]} mine={await myUnit(c)} />, 422)
  })

  routes.post('/moja-gmina/usuniecie', async (c) => {
    const form = await readForm(c, MyUnitForm)
    forgetUnit(c)
    return seeOther(c, form.ok ? form.value.powrot : '/', 'places.mine.forgotten')
  })

  routes.get('/miejsca/podpowiedzi', async (c) => {
    const t = c.get('context').house.texts.in(c.get('locale'))
    const matches = await gminas(c, readQuery(c, SuggestionQuery).q, MOST_SUGGESTIONS)
    c.header('cache-control', `public, max-age=${DAY_SECONDS}`)
    return c.json(
      matches.map(({ unit, within }) => ({
        code: unit.code,
        name: fullName(unit, t),
        within: whereabouts({ within }, t),
      })),
    )
  })

  routes.get('/miejsca/na-mapie', async (c) => {
    const t = c.get('context').house.texts.in(c.get('locale'))
    const { q, blisko } = readQuery(c, SpotQuery)
    c.header('cache-control', `public, max-age=${DAY_SECONDS}`)
    return c.json(await findSpots(c.get('context').db, q, t, [...(blisko ? [blisko] : []), ...(await region(c))]))
  })

  routes.get('/miejsca/obrys/:file{\\d{2,7}\\.json}', async (c) => {
    const unit = found(await unitByCode(c.get('context').db, c.req.param('file').slice(0, -5)))
    c.header('cache-control', `public, max-age=${DAY_SECONDS}`)
    return c.json(found(outlineOf(shapeOf(unit).code)))
  })

  routes.get('/miejsca/mapa/:file{\\d{2,7}\\.svg}', async (c) => {
    const { db } = c.get('context')
    const unit = found(await unitByCode(db, c.req.param('file').slice(0, -4)))
    const area = await prepareAreaMap(db, unit, PICTURE)
    const picture = renderToString(<AreaPicture area={area} point={parsePoint(readQuery(c, PictureQuery).punkt)} />)
    return c.body(picture, 200, { 'content-type': 'image/svg+xml', 'cache-control': `public, max-age=${DAY_SECONDS}` })
  })

  return routes
}

// A whole name that only one gmina has leaves nothing to choose.
function onlyOne(matches: UnitFound[]) {
  const whole = matches.filter(({ exact, because }) => exact && !because)
  const sure = whole.length > 0 ? whole : matches
  return sure.length === 1 ? sure[0]?.unit : undefined
}

const choosing = (text: string, back: string) =>
  `/moja-gmina?${new URLSearchParams({ szukaj: text, powrot: safePath(back) })}`
