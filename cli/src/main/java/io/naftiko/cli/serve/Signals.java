package io.naftiko.cli.serve;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Takes the next signal of some kinds; the one after it has the effect that it always had.
///
/// `sun.misc.Signal` is part of the JDK, but javac warns of its use, so it is reached by its name.
final class Signals implements AutoCloseable {

    private final Map<String, Object> before = new HashMap<>();

    /// @param names without `SIG`
    Signals(Set<String> names, Runnable action) {
        var handler = handler(action);
        names.forEach(name -> before.put(name, set(name, handler)));
    }

    private Object handler(Runnable action) {
        var type = type("sun.misc.SignalHandler");
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> {
            close();
            action.run();
            return null;
        });
    }

    /// Takes none any more.
    @Override
    public void close() {
        before.forEach(Signals::set);
    }

    /// The handler that was there before.
    private static Object set(String name, Object handler) {
        try {
            var signal = type("sun.misc.Signal");
            return signal.getMethod("handle", signal, type("sun.misc.SignalHandler"))
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
