import type { Context } from '../../../platform/context.ts'
import { type Form, type HttpContext, withProblem } from '../../../platform/http/index.ts'
import { gminasMeant, type Unit, type UnitFound, unitByCode } from '../../places/index.ts'

/** Gminas that what was typed may mean, for the page that asks which. */
export const gminasTyped = ({ db }: Pick<Context, 'db'>, form: Form): Promise<UnitFound[]> =>
  gminasMeant(db, String(form.values.place ?? ''))

/**
 * The gmina of a new process: the one chosen among several of a name, or the only one of it.
 * @returns the unit, or the form with a problem that says what to do
 */
export async function gminaOf(
  c: HttpContext,
  form: Form,
  units: readonly UnitFound[],
  { unitCode, place }: { unitCode: string; place: string },
): Promise<{ unit: Unit } | { unit: null; problem: Form }> {
  const [only] = units
  const chosen = units.find(({ unit }) => unit.code === unitCode) ?? (units.length === 1 ? only : undefined)
  const unit = chosen?.unit ?? (unitCode && !place ? await unitByCode(c.get('context').db, unitCode) : null)
  if (unit) return { unit }
  const problem =
    units.length > 1
      ? withProblem(c, form, 'unitCode', 'processes.beginning.choose-gmina')
      : withProblem(c, form, 'place', place ? 'processes.beginning.gmina-unknown' : 'http.form.needed')
  return { unit: null, problem }
}
