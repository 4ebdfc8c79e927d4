import type { Provider } from '@nestjs/common';

/** Injection token of what a door needs from outside; what is provided under it has this type. */
export type PortToken<Port> = symbol & { readonly provides?: (port: Port) => void };

/** A token of its own; `name` is what a failed injection says. */
export const portToken = <Port>(name: string): PortToken<Port> => Symbol(name);

export const provide = <Port>(token: PortToken<Port>, port: NoInfer<Port>): Provider => ({
  provide: token,
  useValue: port,
});
