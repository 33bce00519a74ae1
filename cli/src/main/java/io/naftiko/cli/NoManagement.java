package io.naftiko.cli;

import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;
import org.jspecify.annotations.Nullable;

/// No management beans (JMX). XNIO would have some, and with them come all those of the JVM, which takes a tenth of the
/// start. A JVM that is told to offer them (`-Dcom.sun.management.jmxremote`) has made its server before `main`.
public final class NoManagement extends MBeanServerBuilder {

    @Override
    public MBeanServer newMBeanServer(
            @Nullable String domain, @Nullable MBeanServer outer, @Nullable MBeanServerDelegate delegate) {
        throw new JMRuntimeException("There is no JMX: start with the JVM's flag -Dcom.sun.management.jmxremote.");
    }
}
