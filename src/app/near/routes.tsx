import { Hono } from 'hono'
import { ConsultationCards, described, KIND, type ListedConsultation } from '../../modules/consultations/index.ts'
import { MEETINGS, type Meeting, MeetingCards, meetingsPage } from '../../modules/meetings/index.ts'
import { MemberCards, membersNear } from '../../modules/membership/index.ts'
import {
  ancestorsOf,
  fullName,
  isGminaCode,
  isWithin,
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
/** Meetings looked through for those in the powiat. */
const MEETINGS_AHEAD = 100

/** Everything in and around one gmina at once: processes, meetings, practices, members, figures. */
export function openNearRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(NEAR, async (c) => {
    const mine = await myUnit(c)
    return c.redirect(c.var.url(mine ? `${NEAR}/${mine.code}` : `/moja-gmina?powrot=${NEAR}`), 303)
  })

  routes.get(`${NEAR}/:code`, async (c) => {
    const code = c.req.param('code')
    allow(isGminaCode(code))
    const unit = found(await unitByCode(c.var.context.db, code))
    return page(c, <NearPage {...(await nearProps(c, unit))} />, 200, {
      cache: [PROCESSES, MEETINGS, PRACTICES, 'members'],
    })
  })

  return routes
}

async function nearProps(c: HttpContext, unit: Unit): Promise<NearPageProps> {
  const { context } = c.var
  const { db, now } = context
  const t = context.house.texts.in(c.var.locale)
  const powiat = unit.code.slice(0, 4)
  const around = { kind: KIND, unitCodes: [powiat], aroundCodes: ancestorsOf(unit.code) }
  const open = await listProcesses(db, { ...around, phase: 'open' }, now, { limit: MOST })
  const ahead = await meetingsPage(db, { when: 'ahead' }, { now, limit: MEETINGS_AHEAD })
  const practices = await practicesFor(context, PracticeQuery.parse({ miejsce: unit.code, zasieg: 'powiat' }), MOST)
  const wide = await practicesFor(context, PracticeQuery.parse({ miejsce: unit.code, zasieg: 'calosc' }), MOST)
  const members = await membersNear(context, unit.code, MOST)
  const consultations = await countProcesses(db, around, now)
  return {
    unit,
    open: await described(context, open.rows),
    meetings: ahead.rows.filter(({ unitCode }) => unitCode !== null && isWithin(unitCode, powiat)).slice(0, MOST),
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
  open: ListedConsultation[]
  meetings: Meeting[]
  practices: Listed[]
  /** Those of the whole powiat or voivodeship, which no gmina counts. */
  wide: Listed[]
  members: Parameters<typeof MemberCards>[0]['members']
  membersPath: string
  figures: Stat[]
}

function NearPage({ unit, open, meetings, practices, wide, members, membersPath, figures }: NearPageProps) {
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
        more={<Link href={`/konsultacje?miejsce=${unit.code}`}>{t('app.near.all')}</Link>}
      >
        {open.length > 0 ? <ConsultationCards found={open} /> : <EmptyState title={t('app.near.open-none')} />}
      </Section>
      <Section title={t('meetings.meetings')} more={<Link href="/spotkania">{t('app.near.all')}</Link>}>
        {meetings.length > 0 ? (
          <MeetingCards meetings={meetings} level={3} />
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
