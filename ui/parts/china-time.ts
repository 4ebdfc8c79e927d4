const inChina = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A moment as the clocks of the agencies show it, wherever the browser stands, with its zone. */
export const momentInChina = (instant: string): string =>
  `${inChina.format(new Date(instant))} UTC+8`;
