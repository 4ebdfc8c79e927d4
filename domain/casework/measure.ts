/** The law's measure that a case is about. */
export type Measure = 'commutation' | 'parole' | 'reprieveExpiry';
