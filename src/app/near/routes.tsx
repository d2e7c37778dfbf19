import { Hono } from 'hono'
import {
  KIND as BUDGET,
  HOME as BUDGETS,
  EditionCards,
  type ListedEdition,
  listedEditions,
} from '../../modules/budgets/index.ts'
import { ConsultationCards, described, KIND, type ListedConsultation } from '../../modules/consultations/index.ts'
import {
  countMeetings,
  type LaterDates,
  laterDates,
  MEETINGS,
  type Meeting,
  MeetingCards,
  meetingsPage,
} from '../../modules/meetings/index.ts'
import { MemberCards, membersNear } from '../../modules/membership/index.ts'
import {
  ancestorsOf,
  fullName,
  isGminaCode,
  locativeOf,
  myUnit,
  type Unit,
  unitByCode,
} from '../../modules/places/index.ts'
import {
  HOME,
  type Listed,
  listAddress,
  PRACTICES,
  PracticeCards,
  PracticeQuery,
  practicesFor,
} from '../../modules/practices/index.ts'
import { countProcesses, listProcesses, PROCESSES } from '../../modules/processes/index.ts'
import { allow, found } from '../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page } from '../../platform/http/index.ts'
import { ButtonLink, EmptyState, Link, ListPage, Section, type Stat, Stats, useView } from '../../ui/index.ts'

const NEAR = '/w-poblizu'
const MOST = 6

/** Everything in and around one gmina at once: processes, meetings, practices, members, figures. */
export function openNearRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(NEAR, async (c) => {
    const mine = await myUnit(c)
    return c.redirect(c.get('url')(mine ? `${NEAR}/${mine.code}` : `/moja-gmina?powrot=${NEAR}`), 303)
  })

  routes.get(`${NEAR}/:code`, async (c) => {
    const code = c.req.param('code')
    allow(isGminaCode(code))
    const unit = found(await unitByCode(c.get('context').db, code))
    return page(c, <NearPage {...(await nearProps(c, unit))} />, 200, {
      cache: [PROCESSES, MEETINGS, PRACTICES, 'members'],
    })
  })

  return routes
}

async function nearProps(c: HttpContext, unit: Unit): Promise<NearPageProps> {
  const context = c.get('context')
  const { db, now } = context
  const t = context.house.texts.in(c.get('locale'))
  const powiat = unit.code.slice(0, 4)
  const here = { unitCodes: [powiat], aroundCodes: ancestorsOf(unit.code) }
  const around = { ...here, kind: KIND }
  const open = await listProcesses(db, { ...around, phase: 'open' }, now, { limit: MOST })
  const later = await listProcesses(db, { ...around, phase: 'ahead' }, now, { limit: MOST })
  const budgets = await listProcesses(db, { ...here, kind: BUDGET }, now, { limit: MOST })
  const ahead = { when: 'ahead', where: { codes: [], prefix: powiat } } as const
  const meetings = await meetingsPage(db, { ...ahead, oncePerSeries: true }, { now, limit: MOST })
  const meetingsCount = await countMeetings(db, ahead, now)
  const practices = await practicesFor(context, PracticeQuery.parse({ miejsce: unit.code, zasieg: 'powiat' }), MOST)
  const wide = await practicesFor(context, PracticeQuery.parse({ miejsce: unit.code, zasieg: 'calosc' }), MOST)
  const members = await membersNear(context, unit.code, MOST)
  const consultations = await countProcesses(db, around, now)
  const editions = await countProcesses(db, { ...here, kind: BUDGET }, now)
  return {
    unit,
    open: await described(context, [...open.rows, ...later.rows].slice(0, MOST)),
    budgets: await listedEditions(context, budgets.rows),
    meetings: meetings.rows,
    later: await laterDates(db, meetings.rows),
    meetingsPath: `/spotkania?miejsce=${powiat}`,
    practices: practices.practices.filter(
      ({ practice }) => !wide.practices.some((each) => each.practice.id === practice.id),
    ),
    wide: wide.practices,
    members: members.members,
    membersPath: members.path,
    figures: [
      {
        figure: consultations,
        label: t('app.figures.consultations', { count: consultations }),
        href: `/konsultacje?stan=wszystkie&miejsce=${unit.code}&zasieg=powiat`,
      },
      { figure: editions, label: t('app.figures.budgets', { count: editions }) },
      {
        figure: meetingsCount,
        label: t('app.near.meetings-count', { count: meetingsCount }),
        href: `/spotkania?miejsce=${powiat}`,
      },
      {
        figure: practices.count,
        label: t('app.near.practices-count', { count: practices.count }),
        href: listAddress({ miejsce: unit.code, zasieg: 'powiat' }),
      },
      { figure: members.count, label: t('app.figures.members', { count: members.count }), href: members.path },
      ...(unit.population
        ? [{ figure: unit.population, label: t('app.near.people', { count: unit.population }) }]
        : []),
    ],
  }
}

interface NearPageProps {
  unit: Unit
  /** Those that are open, then those announced. */
  open: ListedConsultation[]
  budgets: ListedEdition[]
  meetings: Meeting[]
  /** Further dates of those that come again. */
  later: LaterDates
  meetingsPath: string
  practices: Listed[]
  /** Those of the whole powiat or voivodeship, which no gmina counts. */
  wide: Listed[]
  members: Parameters<typeof MemberCards>[0]['members']
  membersPath: string
  figures: Stat[]
}

function NearPage({ unit, open, budgets, practices, wide, members, membersPath, figures, ...near }: NearPageProps) {
  const { meetings, later, meetingsPath } = near
  const { t } = useView()
  const place = locativeOf(unit, t)
  return (
    <ListPage
      title={t('app.near.title', { place })}
      description={t('app.near.lead', { place })}
      lead={t('app.near.lead', { place })}
      share={{}}
      actions={
        <ButtonLink href={`/moja-gmina?powrot=${NEAR}`} variant="secondary" icon="map-pin">
          {t('app.near.other')}
        </ButtonLink>
      }
    >
      <Stats items={figures} label={fullName(unit, t)} />
      <Section
        title={t('app.near.open')}
        more={<Link href={`/konsultacje?miejsce=${unit.code}&zasieg=powiat`}>{t('app.near.all')}</Link>}
      >
        {open.length > 0 ? <ConsultationCards found={open} /> : <EmptyState title={t('app.near.open-none')} />}
      </Section>
      <Section title={t('budgets.title')} more={<Link href={BUDGETS}>{t('app.near.all')}</Link>}>
        {budgets.length > 0 ? <EditionCards found={budgets} /> : <EmptyState title={t('app.near.budgets-none')} />}
      </Section>
      <Section title={t('meetings.meetings')} more={<Link href={meetingsPath}>{t('app.near.all')}</Link>}>
        {meetings.length > 0 ? (
          <MeetingCards meetings={meetings} later={later} level={3} />
        ) : (
          <EmptyState title={t('app.near.meetings-none')} />
        )}
      </Section>
      <Section
        title={t('practices.all')}
        more={<Link href={listAddress({ miejsce: unit.code, zasieg: 'powiat' })}>{t('app.near.all')}</Link>}
      >
        {practices.length > 0 ? (
          <PracticeCards practices={practices} />
        ) : (
          <EmptyState
            title={t('practices.list.empty')}
            action={<Link href={`${HOME}/nowa`}>{t('practices.add')}</Link>}
          />
        )}
      </Section>
      {wide.length > 0 && (
        <Section
          title={t('app.near.wide')}
          more={<Link href={listAddress({ miejsce: unit.code, zasieg: 'calosc' })}>{t('app.near.all')}</Link>}
        >
          <p>{t('app.near.wide.text')}</p>
          <PracticeCards practices={wide} />
        </Section>
      )}
      <Section title={t('app.near.members')} more={<Link href={membersPath}>{t('app.near.all')}</Link>}>
        {members.length > 0 ? <MemberCards members={members} /> : <EmptyState title={t('app.near.members-none')} />}
      </Section>
    </ListPage>
  )
}
