result = { name: shout(context.ship.name), dock: context.dock };
