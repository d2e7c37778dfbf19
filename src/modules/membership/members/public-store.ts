import { type Db, sql } from '../../../platform/db/index.ts'
import type { InstitutionKind } from '../declarations/rules.ts'
import type { Kind, Standing } from '../rules.ts'

export interface YearCount {
  year: number
  person: number
  institution: number
}

/** How many belonged at the end of each year since the first, and today in the year that lasts; counts alone, nobody's name. */
export async function growth(db: Db, today: Temporal.PlainDate): Promise<YearCount[]> {
  const { rows } = await sql<{ year: number; person: number; institution: number }>`
    with years as (
      select year, least(make_date(year, 12, 31), ${today}::date) as day
      from generate_series(
        (select extract(year from min(from_on))::int from membership.periods where from_on <= ${today}),
        ${today.year}::int) as year)
    select y.year,
      count(distinct m.id) filter (where m.kind = 'person') as person,
      count(distinct m.id) filter (where m.kind = 'institution') as institution
    from years y
    left join membership.periods p on p.standing = 'member' and p.state = 'active'
      and p.from_on <= y.day and (p.to_on is null or p.to_on > y.day)
    left join membership.members m on m.id = p.member_id and m.merged_into is null
    group by y.year order by y.year`.execute(db)
  return rows.map(({ year, person, institution }) => ({
    year: Number(year),
    person: Number(person),
    institution: Number(institution),
  }))
}

export interface TypeCount {
  kind: Kind
  institutionKind: InstitutionKind | null
  standing: Standing
  count: number
}

/** How many belong on a day, by what they are and how they take part. */
export async function countByType(db: Db, day: Temporal.PlainDate): Promise<TypeCount[]> {
  const { rows } = await sql<{ kind: Kind; type: InstitutionKind | null; standing: Standing; count: number }>`
    select m.kind, m.institution_kind as type, p.standing, count(distinct m.id) as count
    from membership.members m
    join membership.periods p on p.member_id = m.id and p.state = 'active'
      and p.from_on <= ${day} and (p.to_on is null or p.to_on > ${day})
    where m.merged_into is null
    group by m.kind, m.institution_kind, p.standing
    order by count desc, m.kind, m.institution_kind`.execute(db)
  return rows.map(({ kind, type, standing, count }) => ({
    kind,
    institutionKind: type,
    standing,
    count: Number(count),
  }))
}
