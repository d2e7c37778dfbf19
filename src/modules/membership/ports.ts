import type { HttpContext } from '../../platform/http/index.ts'
import type { Desk } from '../../ui/index.ts'
import type { People } from '../audit/index.ts'
import type { FormsPorts } from '../forms/index.ts'

export interface Desks {
  /** Around pages of coordinators. */
  desk: (c: HttpContext) => Desk
}

/** What `app` hands to membership. */
export interface MembershipPorts extends Desks {
  /** Names of those who decided. */
  people: People
  forms: FormsPorts
}
