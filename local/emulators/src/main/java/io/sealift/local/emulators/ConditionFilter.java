package io.sealift.local.emulators;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Supplier;

/** Keeps the conditions of a thread's current request available for the store, which works on the same thread. */
final class ConditionFilter implements Filter, Supplier<Conditions> {
    private final ThreadLocal<Conditions> current = ThreadLocal.withInitial(() -> Conditions.NONE);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http) {
            current.set(new Conditions(http.getHeader("If-Match"), http.getHeader("If-None-Match")));
        }
        try {
            next.doFilter(request, response);
        } finally {
            current.remove();
        }
    }

    @Override
    public Conditions get() {
        return current.get();
    }
}
