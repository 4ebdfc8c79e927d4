import type { Hand } from './hand.ts';

/** A hand that counts its clicks; what is so already needs none, and typing is none. */
export interface CountingHand extends Hand {
  readonly clicks: () => number;
  /** What was typed so far: the step and the pointer of its field. */
  readonly typed: () => readonly string[];
}

/** Counts the clicks of this hand. To unfold a list and take one of it are two. */
export function counting(hand: Hand): CountingHand {
  let clicks = 0;
  const typed: string[] = [];
  return {
    clicks: () => clicks,
    typed: () => typed,
    write: async (field, text) => {
      if ((await field.inputValue()) === text) return;
      const step = new URL(field.page().url()).hash.split('/').at(-1)!;
      typed.push(`${step} ${await field.getAttribute('data-field')}`);
      await hand.write(field, text);
    },
    take: async (field, offer) => {
      if ((await field.inputValue()) === offer) return;
      clicks += 2;
      await hand.take(field, offer);
    },
    set: async (box, ticked) => {
      if ((await box.isChecked()) === ticked) return;
      clicks += 1;
      await hand.set(box, ticked);
    },
    mark: async (answer) => {
      if (await answer.isChecked()) return;
      clicks += 1;
      await hand.mark(answer);
    },
    choose: async (field, choice) => {
      if ((await field.textContent()) === choice) return;
      clicks += 2;
      await hand.choose(field, choice);
    },
    press: (control) => {
      clicks += 1;
      return hand.press(control);
    },
    pick: (button, entry) => {
      clicks += 2;
      return hand.pick(button, entry);
    },
  };
}
