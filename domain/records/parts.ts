import { z } from 'zod';

/** Parts of which the data of records beside casework are made. */

/** An id, a code, a digest or the name of a route. */
export const code = z.string().meta({ personal: 'none' });
/** RFC 3339 in UTC. */
export const moment = z.iso.datetime().meta({ personal: 'none' });
/** The day of an act or of the roster, `YYYY-MM-DD`. */
export const day = z.iso.date().meta({ personal: 'none' });
/** Id of the account or system that did it or to which it was done. */
export const actor = z.string().meta({ personal: 'actor' });
/** The network that a call came from, as coarse as it is kept. */
export const source = z.string().meta({ personal: 'actor' });
export const personName = z.string().meta({ personal: 'name' });
export const personNumber = z.string().meta({ personal: 'number' });
/** What somebody wrote: a reason, a purpose. */
export const written = z.string().meta({ personal: 'freeText' });
/** What somebody typed to find something. */
export const typed = z.string().meta({ personal: 'question' });
export const count = z.int().min(0);
