import type { Hand } from './hand.ts';

/** A hand that counts its clicks; what is so already needs none, and typing is none. */
export interface CountingHand extends Hand {
  readonly clicks: () => number;
}

/** Counts the clicks of this hand. To unfold a list and take one of it are two. */
export function counting(hand: Hand): CountingHand {
  let clicks = 0;
  return {
    clicks: () => clicks,
    write: async (field, text) => {
      if ((await field.inputValue()) !== text) await hand.write(field, text);
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
